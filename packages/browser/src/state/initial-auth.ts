import type { SessionClaims } from '@dooryard/protocol'
import { browserOutlook } from '../platform/platform.ts'
import { readSessionToken } from '../tokens/session-token.ts'

/** What a server knew of the visitor of its page; ids only, since claims and tokens would end up in caches. */
export interface AuthIds {
  userId: string | null
  sessionId: string | null
  sessionStatus: 'active' | 'pending' | null
  orgId: string | null | undefined
  orgRole: string | null | undefined
  orgSlug: string | null | undefined
  orgPermissions: string[] | null | undefined
  actor: Record<string, unknown> | null | undefined
  factorVerificationAge: [number, number] | null
}

/** What is known about who is signed in before the Clerk object of a page has spoken. */
export type InitialAuth = AuthIds & { sessionClaims: SessionClaims | null }

/** The claims of the same session are in its cookie, which scripts may read. */
export function withClaims(ids: AuthIds, platform = browserOutlook): InitialAuth {
  const token = ids.sessionId ? readSessionToken({ platform }, ids.sessionId) : null
  return { ...ids, sessionClaims: token?.jwt.claims ?? null }
}
