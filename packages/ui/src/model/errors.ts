import type { ClerkErrorJSON } from '@dooryard/protocol'
import { camelCase } from '@dooryard/protocol'

/** One refusal, as screens show it. */
export interface UIError {
  code: string
  /** A sentence of the server or runtime. */
  text: string
  /** The field at fault, in camel case. */
  field: string | undefined
  meta: Record<string, unknown>
}

export function fromWire(errors: readonly ClerkErrorJSON[]): UIError[] {
  return errors.map(({ code, message, long_message: longMessage, meta = {} }) => ({
    code,
    text: longMessage || message,
    field: meta.param_name ? camelCase(meta.param_name) : undefined,
    meta,
  }))
}

interface ThrownError {
  code?: string
  message?: string
  longMessage?: string
  errors?: ThrownError[]
  meta?: { paramName?: string }
}

/** What a method of a resource threw. Undefined: no refusal, but something is broken. */
export function fromThrown(error: unknown): UIError[] | undefined {
  const { errors, code, message } = error as ThrownError
  const list = errors ?? (typeof code === 'string' ? [{ code, message }] : [])
  if (!list.length) return undefined
  return list.map(({ code = '', message = '', longMessage, meta = {} }) => ({
    code,
    text: longMessage || message,
    field: meta.paramName && camelCase(meta.paramName),
    meta,
  }))
}

/** What browsers say, each in its own words, when a part of the page's code cannot be fetched. */
const MISSING_CODE = /modul/i

/** What to tell when something failed that is no refusal of the server. */
export function failureOf(thrown: unknown): UIError {
  const isMissing = MISSING_CODE.test((thrown as Error | null)?.message ?? '')
  const code = !navigator.onLine
    ? 'clerk_offline'
    : isMissing
      ? 'page_incomplete'
      : 'unexpected_error'
  return { code, text: '', field: undefined, meta: {} }
}

/** Somebody can make the account that was not found. */
export const NO_SUCH_ACCOUNT = ['form_identifier_not_found', 'invitation_account_not_exists']

export const hasCode = (errors: readonly UIError[] | undefined, ...codes: string[]): boolean =>
  errors?.some((error) => codes.includes(error.code)) ?? false
