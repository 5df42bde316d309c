import type { ClientJSON, SessionJSON } from '@dooryard/protocol'
import { camelize } from '../json.ts'
import { remote } from '../remote.ts'
import type { Runtime } from '../runtime.ts'
import type { ClientResource } from '../types/client.ts'
import type { SessionResource, SignedInSessionResource } from '../types/session.ts'
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

    const isOtherSignIn = signIn.live.id !== sign_in?.id
    if (isOtherSignIn || !same(before?.sign_in, sign_in)) {
      if (isOtherSignIn && signIn.live.id) signIn = createSignIn(runtime)
      if (sign_in) signIn.apply(sign_in)
      live.signIn = signIn.handle()
    }
    const isOtherSignUp = signUp.live.id !== sign_up?.id
    if (isOtherSignUp || !same(before?.sign_up, sign_up)) {
      if (isOtherSignUp && signUp.live.id) signUp = createSignUp(runtime)
      if (sign_up) signUp.apply(sign_up)
      live.signUp = signUp.handle()
    }

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
    signIn: signIn.handle(),
    signUp: signUp.handle(),
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
