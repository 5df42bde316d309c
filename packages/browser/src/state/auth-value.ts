import type { ActorClaim, SessionClaims } from '@dooryard/protocol'
import { activeMembership } from '../organization/organization.ts'
import type { OrganizationResource } from '../organization/types.ts'
import type { Resources } from '../page/options.ts'
import type { SignedInSessionResource } from '../session/types.ts'
import type { UserResource } from '../user/types.ts'
import type { InitialAuth } from './initial-auth.ts'

/** Who is signed in, in one object. Undefined members: not known yet. astro-sdk.md §8.2. */
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
  const { session, user, organization = null } = resources
  if (session === undefined || user === undefined) return unknown
  if (!session || !user) return signedOut
  const member = activeMembership(session)
  return {
    ...signedOut,
    userId: user.id,
    user,
    sessionId: session.id,
    session,
    sessionStatus: session.status,
    sessionClaims: session.lastActiveToken?.jwt.claims,
    organization,
    orgId: organization?.id ?? null,
    orgRole: member?.role ?? null,
    orgSlug: organization?.slug,
    orgPermissions: member?.permissions ?? null,
    actor: session.actor,
    factorVerificationAge: session.factorVerificationAge,
  }
}

/** What is not there is undefined: not known. */
const unknown = { factorVerificationAge: null } as AuthValue

const signedOut = {
  ...unknown,
  userId: null,
  user: null,
  sessionId: null,
  session: null,
  sessionClaims: null,
  organization: null,
  orgId: null,
  orgRole: null,
  orgPermissions: null,
}
