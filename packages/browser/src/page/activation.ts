import type { SessionCookie } from '../connection/session-cookie.ts'
import { ClerkRuntimeError } from '../core/errors.ts'
import { navigate } from '../navigation/navigation.ts'
import { afterSignOutUrl, chooseAccountUrl } from '../navigation/urls.ts'
import type { SessionMethods } from '../session/actions.ts'
import type { SessionResource, SignedInSessionResource } from '../session/types.ts'
import type { SetActiveParams, SignOutCallback, SignOutOptions } from './options.ts'
import type { WiredPage } from './page.ts'

/** What decides which session of this browser is the active one. */
export function createActivation(
  page: WiredPage,
  cookie: SessionCookie,
  { session: sessions }: SessionMethods,
) {
  return {
    /** See `Clerk.setActive`. When a step fails, the session that was active stays so. */
    async setActive(params: SetActiveParams): Promise<void> {
      const session = findSession(page, params.session)
      let result = page.session() ?? null
      page.activate(undefined)
      try {
        if (session) await sessions.touch(session, touchParams(params))
        result = session && findSignedIn(page, session.id)
        if (result) cookie.show(result)
        else cookie.follow(undefined)
        await moveOn(page, result, params)
      } finally {
        page.activate(result && findSignedIn(page, result.id))
        page.announce('refresh')
      }
    },

    /** See `Clerk.signOut`. */
    async signOut(
      callbackOrOptions?: SignOutCallback | SignOutOptions,
      maybeOptions?: SignOutOptions,
    ): Promise<void> {
      const hasCallback = typeof callbackOrOptions === 'function'
      const { sessionId, redirectUrl } = (hasCallback ? maybeOptions : callbackOrOptions) ?? {}
      const client = page.client()
      if (!client?.sessions.length) return
      const current = page.session() ?? null
      const isLast = !sessionId || client.signedInSessions.every(({ id }) => id === sessionId)
      const session = isLast ? current : client.sessions.find(({ id }) => id === sessionId)
      if (!isLast && !session) return
      if (!isLast && session?.id !== current?.id) return void (await session?.remove())

      let result = current
      page.activate(undefined)
      try {
        if (isLast) await client.removeSessions()
        else await session?.remove()
        result = null
        page.tokens.forget(sessionId)
        cookie.follow(undefined)
        page.announce(isLast ? 'signout' : 'refresh')
        const next = isLast ? afterSignOutUrl(page) : chooseAccountUrl(page)
        await (hasCallback ? callbackOrOptions() : navigate(page, redirectUrl || next))
      } finally {
        page.activate(result)
      }
    },
  }
}

function findSession(page: WiredPage, session: SetActiveParams['session']): SessionResource | null {
  if (session === undefined) return page.session() ?? null
  if (session === null) return null
  const found = findSignedIn(page, typeof session === 'string' ? session : session.id)
  if (found) return found
  throw new ClerkRuntimeError('This browser is not signed in to that session.', {
    code: 'session_not_found',
  })
}

function findSignedIn(page: WiredPage, id: string): SignedInSessionResource | null {
  return page.client()?.signedInSessions.find((session) => session.id === id) ?? null
}

function touchParams({ organization }: SetActiveParams) {
  if (organization === undefined) return { intent: 'select_session' as const }
  return {
    intent: 'select_org' as const,
    organization: typeof organization === 'string' ? organization : (organization?.id ?? null),
  }
}

async function moveOn(page: WiredPage, session: SessionResource | null, params: SetActiveParams) {
  await params.beforeEmit?.(session)
  const client = page.client()
  const decorateUrl = (url: string) =>
    client?.isEligibleForTouch()
      ? client.buildTouchUrl({ redirectUrl: new URL(url, page.platform.href()) })
      : url
  const task = session?.currentTask
  const taskUrl = task && page.options.taskUrls?.[task.key]
  if (taskUrl) await navigate(page, withWayBack(taskUrl, params.redirectUrl))
  else if (session && params.navigate) await params.navigate({ session, decorateUrl })
  else if (params.redirectUrl) await navigate(page, params.redirectUrl)
}

/** What is wanted afterwards is in the fragment, as with all that components are told. UI components §1.6. */
const withWayBack = (taskUrl: string, redirectUrl: string | null | undefined): string =>
  redirectUrl && !taskUrl.includes('#')
    ? `${taskUrl}#/?${new URLSearchParams({ redirect_url: redirectUrl })}`
    : taskUrl
