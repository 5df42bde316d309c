import {
  type ClerkErrorJSON,
  type FormFeedback,
  FormField,
  type FormFlow,
  Query,
} from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { readParameter } from '../http/query.ts'
import type { RawBody } from '../http/read-body.ts'
import { seal, unseal } from '../keys/sealed.ts'
import { proofFields } from '../strategies/fields.ts'
import type { Exchange } from './exchange.ts'
import { formText } from './form-text.ts'

/** Never kept, never sent back (OTP-4, PW-5). */
const SECRET_FIELDS = new Set([...proofFields, 'new_password', 'current_password'])
const MAX_VALUE = 320

/** Forms of people who are signed in. */
const OF_SOMEBODY = new Set<FormFlow>(['sign_out', 'profile', 'organization'])

export const isOfSomebody = (flow: FormFlow): boolean => OF_SOMEBODY.has(flow)

/** As it is kept: what is shown once is sealed for the session that it was made for (SEC-2). */
export type KeptFeedback = FormFeedback & { sealed?: string; session?: string }

interface Ended {
  flow: FormFlow
  errors: ClerkErrorJSON[]
  codes?: readonly string[] | null | undefined
}

/** How a form ended, as its page is to show it. */
export function feedbackOf(
  exchange: Exchange,
  raw: RawBody,
  { flow, errors, codes }: Ended,
): KeptFeedback {
  return {
    flow,
    errors,
    values: typedValues(raw),
    ...(errors.length > 0 && placeIn(raw)),
    ...sealedCodes(exchange, codes),
    ...madeBy(exchange, flow),
  }
}

/** What somebody typed is not for who uses the browser after them. A form that was refused early names its session all the same. */
function madeBy({ own, url }: Exchange, flow: FormFlow): { session?: string } {
  if (!isOfSomebody(flow)) return {}
  const session = own?.session.id ?? readParameter(url, Query.sessionId)
  return session ? { session } : {}
}

function sealedCodes({ ctx, own }: Exchange, codes: Ended['codes']): { sealed?: string } {
  if (!codes || !own) return {}
  const { keys, random } = ctx
  const place = placeOf(own.session.id)
  return { sealed: seal(JSON.stringify(codes), { key: keys.seedKey, place, random }) }
}

/** What the last form of a browser left, for the session in use; null when it is another's. */
export function openFeedback(
  { keys }: Pick<Context, 'keys'>,
  kept: KeptFeedback,
  sessionId: string | undefined,
): FormFeedback | null {
  const { sealed, session, ...feedback } = kept
  if (session !== undefined && session !== sessionId) return null
  const codes = sealed && sessionId && opened(keys.seedKey, sealed, sessionId)
  return codes ? { ...feedback, codes } : feedback
}

function opened(key: Buffer, sealed: string, sessionId: string): string[] | null {
  try {
    return JSON.parse(unseal(sealed, { key, place: placeOf(sessionId) }))
  } catch {
    return null // it was made for another session
  }
}

const placeOf = (sessionId: string) => `clients.feedback.${sessionId}`

/** Where a form stood, within its page: what it was refused for is told there. */
function placeIn(body: RawBody): Pick<FormFeedback, 'screen' | 'component'> {
  const screen = formText(body, FormField.screen)
  const component = formText(body, FormField.component)
  return {
    ...(screen && /^[a-z-]{1,32}(\.\w{1,64})?$/.test(screen) && { screen }),
    ...(component && /^[a-z-]{1,32}$/.test(component) && { component }),
  }
}

function typedValues({ values }: RawBody): Record<string, string> {
  const entries = [...values.keys()]
    .filter((name) => !name.startsWith('_') && !SECRET_FIELDS.has(name))
    .map((name) => [name, formText({ encoding: 'form', values }, name)] as const)
    .filter((entry): entry is [string, string] => !!entry[1] && entry[1].length <= MAX_VALUE)
  return Object.fromEntries(entries)
}
