import { ApiError } from '../http/api-error.ts'
import type { Call } from './call.ts'
import { plainPage } from './plain-page.ts'
import type { Reply } from './reply.ts'

/**
 * A refusal as a page, for a person whom nothing of the site can tell: it is not known where they came from.
 *
 * @throws the error, where no page is asked for or it is no refusal.
 */
export function refusalPage(
  { request, headers }: Pick<Call, 'request' | 'headers'>,
  error: unknown,
  { title, advice }: { title: string; advice: string },
): Reply {
  const isRefusal = error instanceof ApiError && error.status < 500
  if (!isRefusal || !request.headers.get('accept')?.includes('text/html')) throw error
  const paragraphs = [...error.errors.map(({ long_message }) => long_message), advice]
  const response = plainPage({ status: error.status, headers, title, paragraphs })
  return { kind: 'response', response }
}
