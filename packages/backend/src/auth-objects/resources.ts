import { createApiClient } from '../api/client.ts'
import type { Organization } from '../resources/organizations.ts'
import type { Session } from '../resources/sessions.ts'
import type { User } from '../resources/user.ts'
import type { TransportOptions } from '../transport/request.ts'

interface LoadOptions extends TransportOptions {
  loadSession?: boolean
  loadUser?: boolean
  loadOrganization?: boolean
}

type WithResources<T> = T & {
  session?: Session | null
  user?: User | null
  organization?: Organization | null
}

interface Ids {
  sessionId?: string | null | undefined
  userId?: string | null | undefined
  orgId?: string | null | undefined
}

/** Adds the resources that an auth object names, as far as they are asked for. */
export async function decorateObjectWithResources<T extends object>(
  target: T,
  { sessionId, userId, orgId }: Ids,
  { loadSession, loadUser, loadOrganization, ...transport }: LoadOptions,
): Promise<WithResources<T>> {
  const { sessions, users, organizations } = createApiClient(transport)
  const [session, user, organization] = await Promise.all([
    loadSession && sessionId ? sessions.getSession(sessionId) : undefined,
    loadUser && userId ? users.getUser(userId) : undefined,
    loadOrganization && orgId
      ? organizations.getOrganization({ organizationId: orgId })
      : undefined,
  ])
  return Object.assign(target, stripPrivateDataFromObject({ session, user, organization }))
}

/** Takes what only servers may know out of `user` and `organization`, and out of their raw JSON (AZ-4). */
export function stripPrivateDataFromObject<
  T extends { user?: object | null | undefined; organization?: object | null | undefined },
>(target: T): T {
  const stripped = { ...target }
  if (stripped.user) stripped.user = withoutPrivateData(stripped.user)
  if (stripped.organization) stripped.organization = withoutPrivateData(stripped.organization)
  return stripped
}

function withoutPrivateData<T extends object>(resource: T): T {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(resource)), resource)
  if (copy._raw) copy._raw = { ...copy._raw }
  for (const holder of [copy, copy._raw ?? {}]) {
    delete holder.privateMetadata
    delete holder.private_metadata
  }
  return copy
}
