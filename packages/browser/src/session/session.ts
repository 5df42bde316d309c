import {
  camelize,
  type HasParams,
  isAuthorized,
  readSessionClaims,
  type SessionJSON,
} from '@dooryard/protocol'
import type { Core } from '../core/core.ts'
import { remote } from '../core/remote.ts'
import type { MethodsOf } from '../core/resource.ts'
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
  const session = {
    ...sessionFields(json),
    user,
    get lastActiveToken() {
      return tokens.peek({ sessionId: id, organizationId: session.lastActiveOrganizationId })
    },
  } as SessionResource
  const methods: MethodsOf<SessionResource> = {
    ...remote(core, 'session', session, ['reload', 'end', 'remove', 'touch']),
    getToken: (options) => tokens.get(session, options),
    clearCache: () => tokens.forget(id),
    checkAuthorization(params: HasParams) {
      const claims = session.lastActiveToken?.jwt.claims
      return isAuthorized(
        {
          ...(claims && {
            ...readSessionClaims(claims),
            features: claims.fea,
            plans: claims.pla,
          }),
          userId: user?.id,
          factorVerificationAge: session.factorVerificationAge,
        },
        params,
      )
    },
  }
  return Object.assign(session, methods)
}

export function sessionFields({ user: _, last_active_token: __, ...json }: SessionJSON): object {
  return {
    ...camelize<object>(json),
    lastActiveOrganizationId: json.last_active_organization_id || null,
    currentTask: json.tasks?.[0],
  }
}
