import { ClerkRuntimeError } from '../errors.ts'
import { navigate } from '../navigation.ts'
import type { Runtime } from '../runtime.ts'
import type { SetActiveParams, SignOutCallback, SignOutOptions } from '../types/options.ts'
import type { SessionResource, SignedInSessionResource } from '../types/session.ts'
import { afterSignOutUrl, chooseAccountUrl } from '../urls.ts'
import { client as clientActions } from './client.ts'
import { session as sessionActions } from './session.ts'

/** See `Clerk.setActive`. When a step fails, the session that was active stays so. */
export async function setActive(runtime: Runtime, params: SetActiveParams): Promise<void> {
  const session = findSession(runtime, params.session)
  let result = runtime.session() ?? null
  runtime.activate(undefined)
  try {
    const { cookie } = await runtime.actions()
    if (session) await sessionActions.touch(runtime, session, touchParams(params))
    result = session && findSignedIn(runtime, session.id)
    if (result) cookie.show(result)
    else cookie.follow(undefined)
    await moveOn(runtime, result, params)
  } finally {
    runtime.activate(result && findSignedIn(runtime, result.id))
    runtime.announce('refresh')
  }
}

/** See `Clerk.signOut`. */
export async function signOut(
  runtime: Runtime,
  callbackOrOptions?: SignOutCallback | SignOutOptions,
  maybeOptions?: SignOutOptions,
): Promise<void> {
  const hasCallback = typeof callbackOrOptions === 'function'
  const { sessionId, redirectUrl } = (hasCallback ? maybeOptions : callbackOrOptions) ?? {}
  const { sessions = [], signedInSessions = [] } = runtime.client() ?? {}
  if (!sessions.length) return
  const current = runtime.session() ?? null
  const isLast = !sessionId || signedInSessions.every(({ id }) => id === sessionId)
  const session = isLast ? current : sessions.find(({ id }) => id === sessionId)
  if (!isLast && !session) return
  if (!isLast && session?.id !== current?.id) return void (await session?.remove())

  let result = current
  runtime.activate(undefined)
  try {
    if (isLast) await clientActions.removeSessions(runtime)
    else await session?.remove()
    result = null
    runtime.tokens.forget(sessionId)
    const { cookie } = await runtime.actions()
    cookie.follow(undefined)
    runtime.announce(isLast ? 'signout' : 'refresh')
    const next = isLast ? afterSignOutUrl(runtime) : chooseAccountUrl(runtime)
    await (hasCallback ? callbackOrOptions() : navigate(runtime, redirectUrl || next))
  } finally {
    runtime.activate(result)
  }
}

function findSession(
  runtime: Runtime,
  session: SetActiveParams['session'],
): SessionResource | null {
  if (session === undefined) return runtime.session() ?? null
  if (session === null) return null
  const found = findSignedIn(runtime, typeof session === 'string' ? session : session.id)
  if (found) return found
  throw new ClerkRuntimeError('This browser is not signed in to that session.', {
    code: 'session_not_found',
  })
}

function findSignedIn(runtime: Runtime, id: string): SignedInSessionResource | null {
  return runtime.client()?.signedInSessions.find((session) => session.id === id) ?? null
}

function touchParams({ organization }: SetActiveParams) {
  if (organization === undefined) return { intent: 'select_session' as const }
  return {
    intent: 'select_org' as const,
    organization: typeof organization === 'string' ? organization : (organization?.id ?? null),
  }
}

async function moveOn(runtime: Runtime, session: SessionResource | null, params: SetActiveParams) {
  await params.beforeEmit?.(session)
  const client = runtime.client()
  const decorateUrl = (url: string) =>
    client?.isEligibleForTouch()
      ? client.buildTouchUrl({ redirectUrl: new URL(url, runtime.platform.href()) })
      : url
  const task = session?.currentTask
  const taskUrl = task && runtime.options.taskUrls?.[task.key]
  if (taskUrl) await navigate(runtime, taskUrl)
  else if (session && params.navigate) await params.navigate({ session, decorateUrl })
  else if (params.redirectUrl) await navigate(runtime, params.redirectUrl)
}
