import { ApiError } from '../http/api-error.ts'
import type { Call } from './call.ts'
import { isFormPost, plainPage } from './plain-page.ts'
import type { Reply } from './reply.ts'
import type { Route } from './route.ts'

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

/**
 * The same answer, as a page where a person would see it: the sender of a form, or who followed a link. A browser that goes
 * back still has what was typed.
 */
export function asPage(
  { request, route }: { request: Request; route?: Route | undefined },
  answer: Response,
  { errors }: ApiError,
): Response {
  const { status, headers } = answer
  const isForm = isFormPost(request)
  if (status < 400 || !(isForm || isFollowed(request, route))) return answer
  const said = errors.map(({ long_message, message }) => long_message || message)
  const advice = isForm
    ? 'Go back, and send the form again in a moment.'
    : 'Go back to the site, and try again from there.'
  return plainPage({ status, headers, title: 'That did not work', paragraphs: [...said, advice] })
}

/** Endpoints that lead on show what went wrong to whoever was led there. */
const isFollowed = ({ headers }: Request, route: Route | undefined): boolean =>
  route?.origin === 'navigation' && (headers.get('accept') ?? '').includes('text/html')
