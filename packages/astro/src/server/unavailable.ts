import type { RequestContext } from './context.ts'
import { finishPrivate } from './finish-headers.ts'
import { plainPage } from './plain-page.ts'

/** The answer to who could not be recognised because the database cannot be used now: nobody is taken for a stranger (DB-9, GR-1). */
export function answerUnavailable(context: RequestContext, error: unknown): Response {
  if (!isUnavailable(error)) throw error
  const page = plainPage(503, 'Just a moment', ['The site is busy. Try again in a moment.'], {
    'retry-after': '2',
  })
  return finishPrivate(context, page)
}

/** By name: a page of a remote server brings no database along. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof Error && error.name === 'DatabaseUnavailableError'
