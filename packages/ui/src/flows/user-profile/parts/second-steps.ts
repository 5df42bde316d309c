import type { ClerkPort } from '../../../view/clerk-port.ts'
import type { View } from '../../../view/view.ts'
import { proven } from '../../user-verification/proven.ts'
import { accountOf } from './state.ts'

export const METHODS = 'taskSetupMfa.start.methodSelection'

/** Key of the name of each, below `METHODS`, by the screen that sets it up. */
export const METHOD_NAMES = { totp: 'totp', 'phone-code': 'phoneCode' } as const

export type SecondStep = keyof typeof METHOD_NAMES

/** What somebody may add, by its screen. An app is one alone, of phones there may be several. */
export function addable(v: View): readonly SecondStep[] {
  const { authenticator_app: app, phone_number: phone } = v.environment.user_settings.attributes
  const isApp = app.enabled && !accountOf(v)!.totpEnabled
  return [
    ...(isApp ? ['totp' as const] : []),
    ...(phone.used_for_second_factor ? ['phone-code' as const] : []),
  ]
}

export const numberOf = ({ user }: ClerkPort, id: string) =>
  user!.phoneNumbers.find((each) => each.id === id)!

/** Makes a number a second step, after the code that proves it where it is not proven; gives the backup codes that come along. */
export async function reserveNumber(clerk: ClerkPort, id: string, code = ''): Promise<string[]> {
  if (numberOf(clerk, id).verification?.status !== 'verified') {
    await proven(clerk, () => numberOf(clerk, id).attemptVerification({ code }))
    await clerk.user!.reload()
  }
  const { backupCodes } = await proven(clerk, () =>
    numberOf(clerk, id).setReservedForSecondFactor({ reserved: true }),
  )
  return backupCodes ?? []
}
