import type { ClientJSON, SessionJSON } from '@dooryard/protocol'
import { camelize } from '../json.ts'
import { remote } from '../remote.ts'
import type { Runtime } from '../runtime.ts'
import type { ClientResource } from '../types/client.ts'
import type { SessionResource, SignedInSessionResource } from '../types/session.ts'
import type { Attempt } from './attempt.ts'
import { createSession } from './session.ts'
import { createSignIn } from './sign-in.ts'
import { createSignUp } from './sign-up.ts'
import { createUser } from './user.ts'

/** Milliseconds before its end at which the client cookie is worth a renewal. Frontend API §7.6. */
const TOUCH_WINDOW = 8 * 86_400_000

export interface ClientState {
  /** A new handle after each `apply`; old handles read the present state too. */
  resource(): ClientResource
  snapshot(): ClientJSON | null
  apply(json: ClientJSON | null): void
}

/** The client of this page: one state as JSON, and the resources made from it. Parts that did not change stay. */
export function createClientState(runtime: Runtime): ClientState {
  let snapshot: ClientJSON | null = null
  let handle: ClientResource
  let signIn = createSignIn(runtime)
  let signUp = createSignUp(runtime)
  const live = {} as ClientResource

  function apply(json: ClientJSON | null) {
    const before = snapshot
    snapshot = json
    const { sessions = [], sign_in = null, sign_up = null, ...rest } = json ?? ({} as never)

    signIn = follow(signIn, createSignIn, before?.sign_in, sign_in)
    signUp = follow(signUp, createSignUp, before?.sign_up, sign_up)
    live.signIn = signIn.current()
    live.signUp = signUp.current()
    const resources = sessions.map((session) =>
      reviveSession(session, before?.sessions, live.sessions),
    )
    const signedIn = resources.filter(isSignedIn)
    Object.assign(live, {
      id: undefined,
      lastActiveSessionId: null,
      lastAuthenticationStrategy: null,
      captchaBypass: false,
      cookieExpiresAt: null,
      createdAt: null,
      updatedAt: null,
      ...camelize<object>(rest),
      sessions: resources,
      signedInSessions: signedIn,
      activeSessions: signedIn,
    })
    handle = Object.create(live)
  }

  /** The same attempt goes on in the same object; another one gets an object of its own. */
  function follow<Resource extends { id?: string | undefined }, Json extends { id: string }>(
    attempt: Attempt<Resource, Json>,
    create: (runtime: Runtime) => Attempt<Resource, Json>,
    before: Json | null | undefined,
    json: Json | null,
  ): Attempt<Resource, Json> {
    const isOther = attempt.live.id !== json?.id
    const next = isOther && attempt.live.id ? create(runtime) : attempt
    if (json && (isOther || !same(before, json))) next.apply(json)
    return next
  }

  function reviveSession(
    json: SessionJSON,
    jsonBefore: SessionJSON[] = [],
    before: SessionResource[] = [],
  ): SessionResource {
    const index = jsonBefore.findIndex(({ id }) => id === json.id)
    const known = before[index]
    if (known && same(json, jsonBefore[index])) return known
    const keepsUser = known && same(json.user, jsonBefore[index]?.user)
    const user = keepsUser ? known.user : json.user && createUser(runtime, json.user)
    return createSession(runtime, json, user)
  }

  const reset = (change: Partial<ClientJSON>) =>
    runtime.applyClient(snapshot && { ...snapshot, ...change })

  Object.assign(live, {
    ...remote<ClientResource>(runtime, 'client', null, [
      'create',
      'reload',
      'destroy',
      'removeSessions',
    ]),
    isNew: () => !snapshot,
    clearCache: () => runtime.tokens.forget(),
    resetSignIn: () => reset({ sign_in: null }),
    resetSignUp: () => reset({ sign_up: null }),
    isEligibleForTouch: () =>
      !!live.cookieExpiresAt && +live.cookieExpiresAt - runtime.platform.now() <= TOUCH_WINDOW,
    buildTouchUrl: ({ redirectUrl }: { redirectUrl: URL }) =>
      `${runtime.baseUrl}/v1/client/touch?redirect_url=${encodeURIComponent(redirectUrl.href)}`,
    toJSON: () => ({ ...live }),
    __internal_toSnapshot: () => snapshot,
  })
  apply(null)

  return { resource: () => handle, snapshot: () => snapshot, apply }
}

const isSignedIn = (session: { status: string }): session is SignedInSessionResource =>
  /^(active|pending)$/.test(session.status)

/** JSON that came over the wire keeps its order, so texts can be compared. */
const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
