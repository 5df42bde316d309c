import type { ClientJSON } from '@dooryard/protocol'
import type { Core } from '../core/core.ts'
import type { TokenHolder } from '../tokens/tokens.ts'
import { refuse } from './may-mount.ts'
import type { Opens } from './table.ts'

type Asked = Pick<Core, 'session' | 'snapshot' | 'environment' | 'instanceType'>

/**
 * Whether a component may open over the page, for whoever is signed in or not. UI components §1.4.
 *
 * @throws {ClerkRuntimeError} in development, where it may not
 */
export function mayOpen(
  opensFor: Opens['opensFor'],
  { session, snapshot, environment, instanceType }: Asked,
): boolean {
  const isTaken = session() && environment?.auth_config.single_session_mode
  const refusal =
    opensFor === 'newcomers'
      ? isTaken && ONE_AT_A_TIME
      : (!session() && NOBODY) ||
        (opensFor !== 'users' && !session()!.lastActiveOrganizationId && NOWHERE) ||
        (opensFor === 'managers' && !manages(session()!, snapshot()) && NOT_ALLOWED)
  return !refusal || refuse(refusal, instanceType)
}

/** The server has the last word. */
function manages({ id, lastActiveOrganizationId }: TokenHolder, client: ClientJSON | null) {
  const user = client?.sessions.find((session) => session.id === id)?.user
  const { permissions } =
    user?.organization_memberships.find(
      ({ organization }) => organization.id === lastActiveOrganizationId,
    ) ?? {}
  return permissions?.includes('org:sys_memberships:manage')
}

const ONE_AT_A_TIME = {
  text: 'Somebody is signed in, and this instance allows one session at a time.',
  code: 'cannot_render_single_session_enabled',
}
const NOT_ALLOWED = {
  text: 'The role of who is signed in does not permit it.',
  code: 'cannot_render_permission_missing',
}
const NOWHERE = {
  text: 'The session works in no organization.',
  code: 'cannot_render_organization_missing',
}
const NOBODY = { text: 'Nobody is signed in.', code: 'cannot_render_user_missing' }
