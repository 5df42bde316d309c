import {
  authorizationFacts,
  type HasParams,
  isAuthorized,
  type SessionJSON,
} from '@dooryard/protocol'
import { camelize } from '../json.ts'
import { type Runtime, unwrap } from '../runtime.ts'
import type { GetTokenOptions, SessionResource, SessionTouchParams } from '../types/session.ts'
import type { UserResource } from '../types/user.ts'

export function createSession(
  runtime: Runtime,
  json: SessionJSON,
  user: UserResource | null,
): SessionResource {
  const { id } = json
  const organization = json.last_active_organization_id || null
  const send = async (step: string, method: 'GET' | 'POST' = 'POST') => {
    const answer = await runtime.send<{ client?: unknown }>(`/client/sessions/${id}${step}`, {
      method,
    })
    const changed = unwrap<SessionJSON>(answer)
    if (!answer.client) runtime.applySession(changed)
    return Object.assign(session, toFields(changed))
  }

  const session = {
    ...toFields(json),
    user,
    lastActiveOrganizationId: organization,
    currentTask: json.tasks?.[0],
    get lastActiveToken() {
      return runtime.tokens.peek(id, organization)
    },
    getToken: (options?: GetTokenOptions) => runtime.tokens.get(session, options),
    reload: () => send('', 'GET'),
    end: () => send('/end'),
    remove: () => send('/remove'),
    async touch({ intent }: SessionTouchParams = {}) {
      await runtime.touch(session, organization, intent)
      return session
    },
    clearCache: () => runtime.tokens.forget(id),
    checkAuthorization(params: HasParams) {
      const claims = session.lastActiveToken?.jwt.claims
      return isAuthorized(
        {
          ...(claims && authorizationFacts(claims)),
          userId: json.user?.id,
          factorVerificationAge: json.factor_verification_age,
        },
        params,
      )
    },
  } as SessionResource
  return session
}

function toFields({ user: _, last_active_token: __, ...json }: SessionJSON): object {
  return camelize(json)
}
