import {
  type HasParams,
  isAuthorized,
  readSessionClaims,
  type SessionJSON,
} from '@dooryard/protocol'
import { camelize } from '../json.ts'
import { remote } from '../remote.ts'
import type { Runtime } from '../runtime.ts'
import type { GetTokenOptions, SessionResource } from '../types/session.ts'
import type { UserResource } from '../types/user.ts'

export function createSession(
  runtime: Runtime,
  json: SessionJSON,
  user: UserResource | null,
): SessionResource {
  const { id } = json
  const { tokens } = runtime
  const session = {
    ...sessionFields(json),
    user,
    get lastActiveToken() {
      return tokens.peek({ sessionId: id, organizationId: session.lastActiveOrganizationId })
    },
    getToken: (options?: GetTokenOptions) => tokens.get(session, options),
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
  } as SessionResource
  const methods = remote<SessionResource>(runtime, 'session', session, [
    'reload',
    'end',
    'remove',
    'touch',
  ])
  return Object.assign(session, methods)
}

export function sessionFields({ user: _, last_active_token: __, ...json }: SessionJSON): object {
  return {
    ...camelize<object>(json),
    lastActiveOrganizationId: json.last_active_organization_id || null,
    currentTask: json.tasks?.[0],
  }
}
