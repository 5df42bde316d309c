import { createHmac } from 'node:crypto'
import { IdPrefix, randomText, type SignInFactorJSON } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { connectionsOf } from '../providers/connections.ts'
import type { Settings } from '../settings/schema.ts'
import { ANYBODY, factorsAt, strategiesAt } from '../strategies/index.ts'
import { personOf } from '../strategies/person.ts'
import type { Identified, Person, Strategy } from '../strategies/strategy.ts'
import type { Stage } from '../verifications/table.ts'
import type { SecondStep } from './status.ts'

/** What a first factor can be proven for: a session, or a new password. */
const STAGES: readonly Stage[] = ['sign_in', 'reset_password']

export const firstFactorStrategies = strategiesAt(...STAGES)

export const secondStepStrategies = strategiesAt('second_factor', 'client_trust')

export const stageOf = ({ offers }: Strategy): Stage => STAGES.find((stage) => offers[stage])!

/** How the first factor can be proven. Under enumeration protection the account does not matter (ENUM-1). */
export function firstFactors(
  settings: Settings,
  { identifier, owner }: Identified,
  codeKey: Buffer,
): SignInFactorJSON[] {
  const person = settings.enumerationProtection
    ? anybodyWith({ identifier, owner }, { settings, codeKey })
    : owner && personOf(owner, identifier)
  return person ? STAGES.flatMap((stage) => factorsAt(stage, settings, person)) : []
}

/** How a second step can be taken, once the first factor was proven. */
export function secondFactors(
  settings: Settings,
  { owner, identifier }: Identified,
  { step, first }: { step: SecondStep; first: string | null },
): SignInFactorJSON[] {
  if (!owner) return []
  const hasShownPassword = provenBy(first ?? '') === 'knowledge'
  return factorsAt(step, settings, { ...personOf(owner, identifier), hasShownPassword })
}

/** What a strategy of that name proves. */
export const provenBy = (name: string): Strategy['proves'] | undefined =>
  firstFactorStrategies.find((one) => one.name === name)?.proves

/** @throws {ApiError} when this strategy is not among the first factors. */
export function requireFactors(
  { settings, keys }: Context,
  who: Identified,
  { name }: Strategy,
): SignInFactorJSON[] {
  return only(name, firstFactors(settings, who, keys.codeKey))
}

/** The same where nobody said who they are. */
export const factorsOfAnybody = ({ settings }: Context, { name }: Strategy): SignInFactorJSON[] =>
  only(name, factorsAt('sign_in', settings, ANYBODY))

function only(name: string, factors: SignInFactorJSON[]): SignInFactorJSON[] {
  const own = factors.filter(({ strategy }) => strategy === name)
  if (own.length === 0) throw apiError('strategy_for_user_invalid')
  return own
}

function anybodyWith(
  { identifier, owner }: Identified,
  { settings, codeKey }: { settings: Settings; codeKey: Buffer },
): Person {
  const connections = connectionsOf(settings).map(({ strategy }) => strategy)
  const has = {
    hasPassword: true,
    hasTotp: false,
    hasBackupCodes: false,
    hasPasskeys: true,
    connections,
    emailAddresses: [],
    phoneNumbers: [],
  }
  if (identifier.startsWith('+')) {
    const own = owner?.phoneNumbers.find(({ phone_number }) => phone_number === identifier)
    const id = own?.id ?? inventedId(identifier, codeKey)
    const number = { id, shown: identifier, primary: true, isSecondFactor: false, isDefault: false }
    return { ...has, phoneNumbers: [number] }
  }
  if (!identifier.includes('@')) return has
  const own = owner?.emailAddresses.find(
    (row) => row.email_address === identifier && row.verified_at !== null,
  )
  // Somebody showed otherwise who they are: what a provider or nobody but they say is their address gets no code (OTP-13).
  if (owner && !own) return has
  const id = own?.id ?? inventedId(identifier, codeKey)
  return { ...has, emailAddresses: [{ id, shown: identifier, primary: true }] }
}

/** Always the same id for an address that nobody has, as for one that somebody has. */
function inventedId(identifier: string, codeKey: Buffer): string {
  let counter = 0
  const bytes = (length: number) =>
    createHmac('sha256', codeKey)
      .update(`id ${counter++} ${identifier}`)
      .digest()
      .subarray(0, length)
  return `${IdPrefix.identification}_${randomText(27, bytes)}`
}
