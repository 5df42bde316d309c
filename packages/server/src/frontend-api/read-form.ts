import { FormField, snakeCase } from '@dooryard/protocol'
import type { RawBody } from '../http/read-body.ts'
import { formText } from './form-text.ts'

/** Where a form without JavaScript wants to go. */
export interface FormTargets {
  returnTo: string
  completeTo: string | null
  /** The page of the other flow, for who turns out to belong there. */
  transferTo: string | null
}

/**
 * A form's fields by their names on the wire: controls are called as in `@clerk/ui` (`emailAddress`), which tests and styles of
 * sites know, and without JavaScript are sent so. What is there by both names is there twice.
 */
export function withWireNames(body: RawBody): RawBody {
  if (formText(body, FormField.returnTo) === null) return body
  const values = new Map<string, unknown>()
  for (const [name, value] of body.values) {
    const key = snakeCase(name)
    values.set(key, values.has(key) ? [values.get(key), value].flat() : value)
  }
  return { ...body, values }
}

/** A post with a way back, from something that shows HTML: a form whose page has no JavaScript. */
export function readFormTargets(request: Request, body: RawBody): FormTargets | null {
  const returnTo = formText(body, FormField.returnTo)
  const accept = request.headers.get('accept') ?? ''
  if (returnTo === null || !accept.includes('text/html')) return null
  const [completeTo, transferTo] = [FormField.completeTo, FormField.transferTo].map((name) =>
    formText(body, name),
  )
  return { returnTo, completeTo: completeTo ?? null, transferTo: transferTo ?? null }
}
