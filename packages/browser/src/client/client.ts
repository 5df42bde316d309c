import type { ClientJSON, SessionJSON } from '@dooryard/protocol'
import { camelize } from '@dooryard/protocol'
import type { Attempt } from '../attempt/attempt.ts'
import { type Core, isSignedIn } from '../core/core.ts'
import { remote } from '../core/remote.ts'
import type { MethodsOf } from '../core/resource.ts'
import { createSession } from '../session/session.ts'
import type { SessionResource } from '../session/types.ts'
import { createSignIn } from '../sign-in/sign-in.ts'
import { createSignUp } from '../sign-up/sign-up.ts'
import { createUser } from '../user/user.ts'
import type { ClientMethods } from './actions.ts'
import type { ClientResource } from './types.ts'

/** Milliseconds before its end at which the client cookie is worth a renewal. Frontend API §7.6. */
const TOUCH_WINDOW = 8 * 86_400_000

interface ClientState {
  /** A new handle after each `apply`; old handles read the present state too. */
  resource(): ClientResource
  snapshot(): ClientJSON | null
  apply(json: ClientJSON | null): void
}

/** The client of this page: one state as JSON, and the resources made from it. Parts that did not change stay. */
export function createClientState(core: Core<ClientMethods>): ClientState {
  let snapshot: ClientJSON | null = null
  let handle: ClientResource
  let signIn = createSignIn(core)
  let signUp = createSignUp(core)
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
    create: (core: Core<ClientMethods>) => Attempt<Resource, Json>,
    before: Json | null | undefined,
    json: Json | null,
  ): Attempt<Resource, Json> {
    const isOther = attempt.live.id !== json?.id
    const next = isOther && attempt.live.id ? create(core) : attempt
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
    const user = keepsUser ? known.user : json.user && createUser(core, json.user)
    return createSession(core, json, user)
  }

  const reset = (change: Partial<ClientJSON>) =>
    core.applyClient(snapshot && { ...snapshot, ...change })

  const ofThisPage = {
    isNew: () => !snapshot,
    clearCache: () => core.tokens.forget(),
    resetSignIn: () => reset({ sign_in: null }),
    resetSignUp: () => reset({ sign_up: null }),
    isEligibleForTouch: () =>
      !!live.cookieExpiresAt && +live.cookieExpiresAt - core.platform.now() <= TOUCH_WINDOW,
    buildTouchUrl: ({ redirectUrl }: { redirectUrl: URL }) =>
      `${core.baseUrl}/v1/client/touch?redirect_url=${encodeURIComponent(redirectUrl.href)}`,
    __internal_toSnapshot: () => snapshot,
  }
  const methods: MethodsOf<ClientResource> = Object.assign(
    remote(core, 'client', () => handle),
    ofThisPage,
  )
  const live = Object.assign(methods, { toJSON: () => ({ ...live }) }) as object as ClientResource
  apply(null)

  return { resource: () => handle, snapshot: () => snapshot, apply }
}

/** JSON that came over the wire keeps its order, so texts can be compared. */
const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
