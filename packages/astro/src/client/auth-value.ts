import type {
  OrganizationResource,
  Resources,
  SignedInSessionResource,
  UserResource,
} from '@dooryard/browser'
import type { ActorClaim, SessionClaims } from '@dooryard/protocol'
import type { InitialAuth } from '../shared/first-state.ts'

/** The value of `$authStore`. Undefined members: not known yet. astro-sdk.md §8.2. */
export interface AuthValue {
  userId: string | null | undefined
  user: UserResource | null | undefined
  sessionId: string | null | undefined
  session: SignedInSessionResource | null | undefined
  sessionStatus: 'active' | 'pending' | null | undefined
  sessionClaims: SessionClaims | null | undefined
  organization: OrganizationResource | null | undefined
  orgId: string | null | undefined
  orgRole: string | null | undefined
  orgSlug: string | null | undefined
  orgPermissions: string[] | null | undefined
  actor: ActorClaim | null | undefined
  factorVerificationAge: [number, number] | null
}

/** From the Clerk object once it has spoken, until then from the page, else nothing is known. */
export function authValue(
  resources: Partial<Resources> | undefined,
  initial: InitialAuth | null,
): AuthValue {
  if (!resources) return { ...unknown, ...(initial as Partial<AuthValue>) }
  const { session, user } = resources
  if (session === undefined || user === undefined) return unknown
  return session && user ? signedIn(session, user) : signedOut
}

/** What is not there is undefined: not known. */
const unknown = { factorVerificationAge: null } as AuthValue

const signedOut = {
  userId: null,
  user: null,
  sessionId: null,
  session: null,
  sessionClaims: null,
  organization: null,
  orgId: null,
  orgRole: null,
  orgPermissions: null,
  factorVerificationAge: null,
} as AuthValue

function signedIn(session: SignedInSessionResource, user: UserResource): AuthValue {
  return {
    ...signedOut,
    userId: user.id,
    user,
    sessionId: session.id,
    session,
    sessionStatus: session.status,
    sessionClaims: session.lastActiveToken?.jwt.claims,
    actor: session.actor,
    factorVerificationAge: session.factorVerificationAge,
  }
}
