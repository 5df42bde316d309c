import { choice, type Fields, type Kind } from '../http/fields.ts'
import { strategies } from './index.ts'
import type { Strategy } from './strategy.ts'

/** The name of one of these strategies; read as the strategy itself. */
export function strategyAmong(among: readonly Strategy[]): Kind<Strategy> {
  const families = among.filter(({ names }) => names)
  const name = choice(among.filter(({ names }) => !names).map(({ name }) => name))
  return (raw, encoding) => {
    const family = typeof raw === 'string' && families.find(({ names }) => names!(raw))
    if (family) return { value: { ...family, name: raw as string } }
    const result = name(raw, encoding)
    if (!('value' in result)) return result
    return { value: among.find(({ name }) => name === result.value)! }
  }
}

/** What requests may carry to prepare or attempt one of these. */
export const fieldsTo = (step: keyof Strategy['fields'], among: readonly Strategy[]): Fields =>
  Object.assign({}, ...among.map(({ fields }) => fields[step]))

/** What takes these as far as one request can: to their preparation or, where there is none, to the proof. */
export const fieldsToBegin = (among: readonly Strategy[]): Fields =>
  Object.assign({}, ...among.map(({ prepare, fields }) => fields[prepare ? 'prepare' : 'attempt']))

/** Whether a request carries a proof for it. */
export const isCarried = ({ fields }: Strategy, body: Record<string, unknown>): boolean =>
  Object.keys(fields.attempt).some((name) => body[name])

/** The proofs of all of them: never kept, never sent back. */
export const proofFields = Object.keys(fieldsTo('attempt', strategies))

/** Names of those whose proofs cost a slow hash, besides passwords (PW-8). */
export const hashingStrategies: ReadonlySet<unknown> = new Set(
  strategies.filter(({ hashes }) => hashes).map(({ name }) => name),
)
