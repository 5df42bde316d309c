import type { SignInFactorJSON } from '@dooryard/protocol'
import type { Settings } from '../settings/schema.ts'
import type { Stage } from '../verifications/table.ts'
import { backupCode } from './backup-code.ts'
import { emailCode, resetPasswordEmailCode } from './email-code.ts'
import { emailLink } from './email-link.ts'
import { googleOneTap } from './google-one-tap.ts'
import { oauth } from './oauth.ts'
import { passkey } from './passkey.ts'
import { password } from './password.ts'
import { phoneCode, resetPasswordPhoneCode } from './phone-code.ts'
import type { Person, Strategy } from './strategy.ts'
import { ticket } from './ticket.ts'
import { totp } from './totp.ts'

/** Every way to prove who one is, in the order in which they are offered. A new one is a file and a line here. */
export const strategies: readonly Strategy[] = [
  password,
  emailLink,
  emailCode,
  resetPasswordEmailCode,
  phoneCode,
  resetPasswordPhoneCode,
  passkey,
  oauth,
  googleOneTap,
  ticket,
  totp,
  backupCode,
]

/** Those that are accepted at one of the stages. */
export const strategiesAt = (...stages: Stage[]): Strategy[] =>
  strategies.filter(({ offers }) => stages.some((stage) => offers[stage]))

/** What somebody is offered at a stage. */
export const factorsAt = (stage: Stage, settings: Settings, person: Person): SignInFactorJSON[] =>
  strategies.flatMap(({ name, offers }) =>
    (offers[stage]?.(settings, person) ?? []).map((factor) => ({ strategy: name, ...factor })),
  )

/** Somebody who has everything that offers depend on. */
export const ANYBODY: Person = {
  hasPassword: true,
  hasTotp: true,
  hasBackupCodes: true,
  hasPasskeys: true,
  hasShownPassword: true,
  emailAddresses: [{ id: '', shown: '', primary: true }],
  phoneNumbers: [true, false].map((isSecondFactor) => ({
    id: '',
    shown: '',
    primary: true,
    isSecondFactor,
    isDefault: isSecondFactor,
  })),
}

/** Names of those with which an identifier can be proven at a stage. */
export function namesProving(
  identifier: Strategy['proves'],
  stage: Stage,
  settings: Settings,
): string[] {
  const offered = new Set(factorsAt(stage, settings, ANYBODY).map(({ strategy }) => strategy))
  return strategies.flatMap(({ name, proves }) =>
    proves === identifier && offered.has(name) ? [name] : [],
  )
}
