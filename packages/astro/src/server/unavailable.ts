import { isClerkAPIResponseError } from '@dooryard/backend/errors'
import type { RequestContext } from './context.ts'
import { finishPrivate } from './finish-headers.ts'
import { plainPage } from './plain-page.ts'
import { findScope } from './request-scope.ts'

/**
 * The answer to who could not be recognised because the database cannot be used now: nobody is taken for a stranger (DB-9,
 * GR-1). A page whose own code asked for something that is in it (`currentUser()`) has nothing to show either.
 */
export function answerUnavailable(context: RequestContext, error: unknown): Response {
  if (!isUnavailable(error) && !isRefusedByOurs(context, error)) throw error
  const page = plainPage(503, 'Just a moment', ['The site is busy. Try again in a moment.'], {
    'retry-after': '2',
  })
  return finishPrivate(context, page)
}

/** By name: a page of a remote server brings no database along. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof Error && error.name === 'DatabaseUnavailableError'

/** What the embedded server answers to the page while its database cannot be used; its log has said so. */
const isRefusedByOurs = ({ locals }: RequestContext, error: unknown): boolean =>
  isClerkAPIResponseError(error) && error.status === 503 && Boolean(findScope(locals)?.keys.server)
