import type { Core } from './core.ts'
import { ClerkRuntimeError } from './errors.ts'
import { navigate } from './navigation.ts'
import type { SetActiveParams, SignOutCallback, SignOutOptions } from './types/options.ts'
import type { SessionResource } from './types/session.ts'
import { pageUrl } from './urls.ts'

/**
 * Makes a session the active one: listeners first hear `undefined`; the server renews the session and its token; the
 * cookie is written; the page moves on; listeners hear the result.
 */
export async function setActive(core: Core, params: SetActiveParams): Promise<void> {
  const session = findSession(core, params.session)
  const before = core.session() ?? null
  core.activate(undefined)
  let result: SessionResource | null = before
  try {
    if (session) await core.touch(session, organizationOf(session, params), intentOf(params))
    result = session && latest(core, session.id)
    await moveOn(core, result, params)
  } finally {
    core.activate(result && (latest(core, result.id) as never))
    core.announce('refresh')
  }
}

/** Signs out of one session or of all, tells the other tabs, and moves on. */
export async function signOut(
  core: Core,
  callbackOrOptions?: SignOutCallback | SignOutOptions,
  maybeOptions?: SignOutOptions,
): Promise<void> {
  const [callback, options = {}] =
    typeof callbackOrOptions === 'function'
      ? [callbackOrOptions, maybeOptions]
      : [undefined, callbackOrOptions]
  const client = core.client()
  if (!client?.sessions.length) return
  const { sessionId, redirectUrl } = options
  const current = core.session()
  const isLast = !sessionId || client.signedInSessions.every(({ id }) => id === sessionId)
  if (!isLast && sessionId !== current?.id) {
    await client.sessions.find(({ id }) => id === sessionId)?.remove()
    return
  }

  core.activate(undefined)
  let result = current ?? null
  try {
    if (isLast) await client.removeSessions()
    else await current?.remove()
    result = null
    core.tokens.forget(sessionId)
    core.announce(isLast ? 'signout' : 'refresh')
    const target = isLast ? '/' : `${pageUrl(core, 'signInUrl')}#/choose`
    const configured = isLast ? 'afterSignOutUrl' : 'afterMultiSessionSingleSignOutUrl'
    await (callback?.() ?? navigate(core, redirectUrl || core.options[configured] || target))
  } finally {
    core.activate(result)
  }
}

function findSession(core: Core, session: SetActiveParams['session']): SessionResource | null {
  if (session === null) return null
  if (session === undefined) return core.session() ?? null
  const id = typeof session === 'string' ? session : session.id
  const found = latest(core, id)
  if (found) return found
  throw new ClerkRuntimeError('This browser is not signed in to that session.', {
    code: 'session_not_found',
  })
}

function latest(core: Core, id: string): SessionResource | null {
  return core.client()?.signedInSessions.find((session) => session.id === id) ?? null
}

function organizationOf(session: SessionResource, { organization }: SetActiveParams) {
  if (organization === undefined) return session.lastActiveOrganizationId
  return typeof organization === 'string' ? organization : (organization?.id ?? null)
}

const intentOf = ({ organization }: SetActiveParams) =>
  organization === undefined ? 'select_session' : 'select_org'

async function moveOn(core: Core, session: SessionResource | null, params: SetActiveParams) {
  await params.beforeEmit?.(session)
  const client = core.client()
  const decorateUrl = (url: string) =>
    client?.isEligibleForTouch()
      ? client.buildTouchUrl({ redirectUrl: new URL(url, core.platform.href()) })
      : url
  const taskUrl = session?.currentTask && core.options.taskUrls?.[session.currentTask.key]
  if (taskUrl) await navigate(core, taskUrl)
  else if (session && params.navigate) await params.navigate({ session, decorateUrl })
  else if (params.redirectUrl) await navigate(core, params.redirectUrl)
}
