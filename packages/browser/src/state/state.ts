import type { ClientResource } from '../client/types.ts'
import type { Resources } from '../page/options.ts'
import type { SessionResource } from '../session/types.ts'
import type { SignInResource } from '../sign-in/types.ts'
import type { SignUpResource } from '../sign-up/types.ts'
import { type AuthValue, authValue } from './auth-value.ts'
import type { InitialAuth } from './initial-auth.ts'

/** All that a page may show of its visitor. Undefined members: not known yet. */
export interface State extends Omit<Resources, 'client'> {
  client: ClientResource | undefined
  signIn: SignInResource | undefined
  signUp: SignUpResource | undefined
  sessionList: SessionResource[] | undefined
  auth: AuthValue
  isLoaded: boolean
}

/**
 * The state of this moment, for the stores of any framework: read it again whenever the page calls its listeners. Until
 * that is loaded, what the server said stands in.
 */
export function readState(
  page: { resources(): Resources | undefined } | null,
  initial: InitialAuth | null = null,
): State {
  const known: Partial<Resources> | undefined = page?.resources()
  const { client, session, user, organization } = known ?? ({} as Partial<Resources>)
  return {
    client,
    signIn: client?.signIn,
    signUp: client?.signUp,
    sessionList: client?.sessions,
    session,
    user,
    organization,
    auth: authValue(known, initial),
    isLoaded: !!client,
  }
}
