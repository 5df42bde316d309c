import type {
  ActorClaim,
  SessionJSON,
  SessionStatus,
  SessionWithActivitiesJSON,
} from '@dooryard/protocol'
import { MINUTE } from '../clock.ts'
import type { Settings } from '../settings/schema.ts'
import { hasSecondFactor } from '../users/second-factor.ts'
import type { UserViewContext } from '../users/view.ts'
import { publicUserDataJSON, userJSON } from '../users/view.ts'
import { activeOf } from './active-organization.ts'
import type { OwnedSession } from './load.ts'
import { sessionStatus, sessionTasks } from './status.ts'
import type { SessionRow } from './table.ts'
import { describeUserAgent } from './user-agent.ts'

export interface SessionView extends OwnedSession {
  /** Null where tokens must not travel. */
  token: string | null
}

export function sessionJSON(context: UserViewContext, view: SessionView): SessionJSON {
  const { session, owner, token } = view
  const { settings, now } = context
  return {
    ...sharedFields(settings, { session, owner, now }),
    last_active_token: token === null ? null : { object: 'token', jwt: token },
    factor_verification_age: factorAges(view, now),
    user: userJSON(context, owner),
    public_user_data: publicUserDataJSON(context, owner),
  }
}

export function sessionWithActivitiesJSON(
  { settings, now }: UserViewContext,
  { session, owner }: OwnedSession,
): SessionWithActivitiesJSON {
  return {
    ...sharedFields(settings, { session, owner, now }),
    user: null,
    latest_activity: sessionActivityJSON(session),
  }
}

export function sessionActivityJSON(session: SessionRow) {
  return {
    object: 'session_activity' as const,
    id: session.id.replace(/^sess_/, 'sess_activity_'),
    ...describeUserAgent(session.user_agent),
    ...(session.ip_address && { ip_address: session.ip_address }),
  }
}

export function sharedFields(settings: Settings, facts: OwnedSession & { now: number }) {
  const { session } = facts
  const status: SessionStatus = sessionStatus(settings, facts)
  return {
    object: 'session' as const,
    id: session.id,
    status,
    expire_at: session.expire_at,
    abandon_at: session.abandon_at,
    last_active_at: session.last_active_at,
    last_active_organization_id: activeOf(settings, facts)?.organization.id ?? null,
    actor: session.actor ? (JSON.parse(session.actor) as ActorClaim) : null,
    tasks: status === 'pending' ? sessionTasks(settings, facts) : null,
    created_at: session.created_at,
    updated_at: session.updated_at,
  }
}

/**
 * Minutes since each factor was proven; -1 = never (MFA-9). Of a second factor that says that there is none: sites then take the
 * first one for it. One that there is and that this session has not shown is as old as can be, and one that is gone is asked of nobody.
 */
export function factorAges(
  { session: { first_factor_at: first, second_factor_at: second }, owner: { user } }: OwnedSession,
  now: number,
): [number, number] {
  const age = (at: number) => Math.max(Math.floor((now - at) / MINUTE), 0)
  return [first === null ? -1 : age(first), hasSecondFactor(user) ? age(second ?? 0) : -1]
}
