import type { SessionAuthObject } from '@dooryard/backend'
import type { PageState } from 'dooryard'
import type { AnyRequestState } from './request-state.ts'

/**
 * Lets a page hold one person only (SES-14). Who that is was decided by the first credential of: `Authorization`, the
 * session token, the client cookie. What the browser's client cookie stands for may be shown beside it only when that
 * session is one of its own; else the page gets nothing of the client, and the browser asks for itself.
 */
export function ofOneVisitor(
  state: AnyRequestState | null,
  request: Request,
  page: PageState,
): PageState | null {
  if (!state) return page
  const sessionId = sessionOf(state)
  const live = (page.client?.sessions ?? []).filter(({ status }) => LIVE.test(status))
  if (sessionId === null) {
    return request.headers.has('authorization') || live.length > 0 ? null : page
  }
  if (!live.some(({ id }) => id === sessionId)) return null
  if (page.client?.last_active_session_id === sessionId) return page
  return { ...page, client: { ...page.client!, last_active_session_id: sessionId } }
}

const LIVE = /^(active|pending)$/

function sessionOf(state: AnyRequestState): string | null {
  if (!state.isAuthenticated || state.tokenType !== 'session_token') return null
  const auth = state.toAuth({ treatPendingAsSignedOut: false }) as SessionAuthObject
  return auth.sessionId ?? null
}
