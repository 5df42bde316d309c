import { stepAt, totpCode } from '../totps/code.ts'
import { fromBase32 } from '../totps/secret.ts'
import type { Answer, Browser } from './browser.ts'
import { as } from './people.ts'
import { step } from './sign-in.ts'

/** The phone of somebody with an authenticator app. */
export interface Phone {
  secret: string
  backupCodes: string[]
  /** The code that it shows, as many steps from now. */
  code(steps?: number): string
}

/** Sets up an authenticator app for the session of a browser. */
export async function enrol(
  browser: Browser,
  sessionId: string,
  { clock }: { clock: { now(): number; advance(milliseconds: number): void } },
): Promise<Phone> {
  const begun = await browser.post(`/v1/me/totp${as(sessionId)}`)
  if (begun.status !== 200) throw new Error(`totp: ${JSON.stringify(begun.body)}`)
  const { secret } = begun.response
  const code = (steps = 0) => totpCode(fromBase32(secret)!, stepAt(clock.now()) + steps)
  const path = `/v1/me/totp/attempt_verification${as(sessionId)}`
  const done = await browser.post(path, { code: code() })
  if (!done.response?.verified) throw new Error(`totp: ${JSON.stringify(done.body)}`)
  // The code that was just spent is past.
  clock.advance(60_000)
  return { secret, backupCodes: done.response.backup_codes, code }
}

export const secondStep = (
  browser: Browser,
  created: Answer,
  code: string,
  strategy: 'totp' | 'backup_code' = 'totp',
) => step(browser, created, { name: 'attempt_second_factor', strategy, code })
