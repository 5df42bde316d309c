import { camelize, type HasParams, isAuthorized, type SessionJSON } from '@dooryard/protocol'
import type { Core } from '../core/core.ts'
import { remote } from '../core/remote.ts'
import type { MethodsOf } from '../core/resource.ts'
import { activeMembership } from '../organization/organization.ts'
import type { GetTokenOptions } from '../tokens/tokens.ts'
import type { UserResource } from '../user/types.ts'
import type { SessionMethods } from './actions.ts'
import type { SessionResource } from './types.ts'

export function createSession(
  core: Core<SessionMethods>,
  json: SessionJSON,
  user: UserResource | null,
): SessionResource {
  const { id } = json
  const { tokens } = core
  const methods: MethodsOf<SessionResource> = Object.assign(remote(core, 'session'), {
    getToken: (options?: GetTokenOptions) => tokens.get(session, options),
    clearCache: () => tokens.forget(id),
    checkAuthorization(params: HasParams) {
      const claims = session.lastActiveToken?.jwt.claims
      const member = activeMembership(session)
      return isAuthorized(
        {
          features: claims?.fea,
          plans: claims?.pla,
          orgId: member?.organization.id,
          orgRole: member?.role,
          orgPermissions: member?.permissions,
          userId: user?.id,
          factorVerificationAge: session.factorVerificationAge,
        },
        params,
      )
    },
  })
  const session = Object.assign(methods, sessionFields(json), { user }) as SessionResource
  return Object.defineProperty(session, 'lastActiveToken', {
    get: () => tokens.peek({ sessionId: id, organizationId: session.lastActiveOrganizationId }),
    enumerable: true,
  })
}

export function sessionFields({ user: _, last_active_token: __, ...json }: SessionJSON): object {
  return {
    ...camelize<object>(json),
    lastActiveOrganizationId: json.last_active_organization_id || null,
    currentTask: json.tasks?.[0],
  }
}
