import type { ClientJSON, SessionJSON } from '@dooryard/protocol'
import { camelize } from '../json.ts'
import { type Runtime, unwrap } from '../runtime.ts'
import type { ClientResource } from '../types/client.ts'
import type { SessionResource, SignedInSessionResource } from '../types/session.ts'
import { createSession } from './session.ts'
import { createSignIn } from './sign-in.ts'
import { createSignUp } from './sign-up.ts'
import { createUser } from './user.ts'

const TOUCH_WINDOW = 8 * 86_400_000
const NOTHING = {
  id: undefined,
  lastActiveSessionId: null,
  lastAuthenticationStrategy: null,
  captchaBypass: false,
  cookieExpiresAt: null,
  createdAt: null,
  updatedAt: null,
}

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
    const isSignInOther = signIn.live.id !== json?.sign_in?.id
    if (isSignInOther || !same(before?.sign_in, json?.sign_in)) {
      if (isSignInOther && signIn.live.id) signIn = createSignIn(runtime)
      if (json?.sign_in) signIn.apply(json.sign_in)
      live.signIn = signIn.handle()
    }
    const isSignUpOther = signUp.live.id !== json?.sign_up?.id
    if (isSignUpOther || !same(before?.sign_up, json?.sign_up)) {
      if (isSignUpOther && signUp.live.id) signUp = createSignUp(runtime)
      if (json?.sign_up) signUp.apply(json.sign_up)
      live.signUp = signUp.handle()
    }
    const sessions = (json?.sessions ?? []).map((session) =>
      reviveSession(session, before?.sessions, live.sessions),
    )
    const signedIn = sessions.filter(isSignedIn)
    const { sessions: _, sign_in: __, sign_up: ___, ...rest } = json ?? ({} as ClientJSON)
    Object.assign(live, NOTHING, camelize<object>(rest), {
      sessions,
      signedInSessions: signedIn,
      activeSessions: signedIn,
    })
    handle = Object.create(live)
  }

  function reviveSession(
    json: SessionJSON,
    jsonBefore: SessionJSON[] | undefined,
    before: SessionResource[] | undefined,
  ): SessionResource {
    const index = jsonBefore?.findIndex(({ id }) => id === json.id) ?? -1
    const known = before?.[index]
    if (known && same(json, jsonBefore?.[index])) return known
    const keepsUser = known && same(json.user, jsonBefore?.[index]?.user)
    const user = keepsUser ? known.user : json.user && createUser(runtime, json.user)
    return createSession(runtime, json, user)
  }

  async function send(method: 'GET' | 'PUT' | 'DELETE', path = '') {
    const answer = await runtime.send(`/client${path}`, { method })
    runtime.applyClient(unwrap<ClientJSON | null>(answer))
    return handle
  }
  const reset = (change: Partial<ClientJSON>) =>
    runtime.applyClient(snapshot && { ...snapshot, ...change })

  Object.assign(live, {
    signIn: signIn.handle(),
    signUp: signUp.handle(),
    isNew: () => !snapshot,
    create: () => send('PUT'),
    reload: () => send('GET'),
    destroy: async () => void (await send('DELETE')),
    removeSessions: () => send('DELETE', '/sessions'),
    clearCache: () => runtime.tokens.forget(),
    resetSignIn: () => reset({ sign_in: null }),
    resetSignUp: () => reset({ sign_up: null }),
    isEligibleForTouch: () =>
      !!live.cookieExpiresAt && +live.cookieExpiresAt - runtime.platform.now() <= TOUCH_WINDOW,
    buildTouchUrl: ({ redirectUrl }: { redirectUrl: URL }) =>
      `${runtime.baseUrl}/v1/client/touch?redirect_url=${encodeURIComponent(redirectUrl.href)}`,
    toJSON: () => ({ ...live }),
    __internal_toSnapshot: () => snapshot,
  } satisfies Partial<ClientResource> & { toJSON(): object })
  apply(null)

  return { resource: () => handle, snapshot: () => snapshot, apply }
}

export const isSignedIn = (session: { status: string }): session is SignedInSessionResource =>
  session.status === 'active' || session.status === 'pending'

/** JSON that came over the wire keeps its order, so texts can be compared. */
const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
