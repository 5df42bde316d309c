import type { GetTokenOptions, SignOutCallback, SignOutOptions } from '@dooryard/browser'
import type { ActorClaim, HasParams, SessionClaims } from '@dooryard/protocol'
import { getToken } from '../client/get-token.ts'
import { startClerk } from './start-clerk.ts'
import { has, isSignedIn, useVisitor } from './visitor.ts'

/** A session that has something left to do: is its user signed in? Default: no. */
export interface PendingSessionOptions {
  treatPendingAsSignedOut?: boolean
}

interface Always {
  has: (params: HasParams) => boolean
  /** The session token; null when nobody is signed in. Waits until that is known. */
  getToken: (options?: GetTokenOptions) => Promise<string | null>
  signOut: {
    (options?: SignOutOptions): Promise<void>
    (callback?: SignOutCallback, options?: SignOutOptions): Promise<void>
  }
}

type Known<IsSignedIn extends boolean, Id, Claims, Organization, Role = Organization> = {
  isLoaded: true
  isSignedIn: IsSignedIn
  userId: Id
  sessionId: Id
  sessionClaims: Claims
  actor: ActorClaim | null
  orgId: Organization
  orgRole: Role
  orgSlug: Organization | null
} & Always

/** What `useAuth` returns. astro-sdk.md §11.1. */
export type UseAuthReturn =
  | ({
      isLoaded: false
      isSignedIn: undefined
      userId: undefined
      sessionId: undefined
      sessionClaims: undefined
      actor: undefined
      orgId: undefined
      orgRole: undefined
      orgSlug: undefined
    } & Always)
  | (Known<false, null, null, null> & { actor: null })
  | Known<true, string, SessionClaims, null>
  | Known<true, string, SessionClaims, string>

/** Who is signed in, on both sides. Before that is known, `isLoaded` is false and everything else undefined. */
export function useAuth({ treatPendingAsSignedOut }: PendingSessionOptions = {}): UseAuthReturn {
  const auth = useVisitor()
  return { ...stateOf(auth, treatPendingAsSignedOut), getToken, signOut } as UseAuthReturn
}

function stateOf(auth: ReturnType<typeof useVisitor>, treatPendingAsSignedOut?: boolean) {
  if (auth.userId === undefined) return notKnown
  if (!isSignedIn(auth, treatPendingAsSignedOut)) return signedOut
  return {
    isLoaded: true,
    isSignedIn: true,
    userId: auth.userId,
    sessionId: auth.sessionId,
    sessionClaims: auth.sessionClaims,
    actor: auth.actor ?? null,
    orgId: auth.orgId ?? null,
    orgRole: auth.orgRole ?? null,
    orgSlug: auth.orgSlug ?? null,
    has: (params: HasParams) => has(auth, params),
  }
}

const FIELDS = ['userId', 'sessionId', 'sessionClaims', 'actor', 'orgId', 'orgRole', 'orgSlug']

const nobody = (value: null | undefined) => ({
  ...Object.fromEntries(FIELDS.map((name) => [name, value])),
  has: () => false,
})

const notKnown = { ...nobody(undefined), isLoaded: false, isSignedIn: undefined }
const signedOut = { ...nobody(null), isLoaded: true, isSignedIn: false }

const signOut = async (...given: [(SignOutOptions | SignOutCallback)?, SignOutOptions?]) => {
  const clerk = await startClerk()
  return clerk.signOut(...(given as [SignOutOptions?]))
}
