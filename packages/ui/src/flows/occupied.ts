import { activeSession, signedInSessions } from '../model/client.ts'
import type { View } from '../view/view.ts'

/** Somebody is signed in, and only one account can be at a time. */
export const isOccupied = ({ environment, client }: View): boolean =>
  environment.auth_config.single_session_mode && signedInSessions(client).length > 0

/** Who is signed in has something to do before anything else. */
export const hasTask = ({ client }: Pick<View, 'client'>): boolean =>
  activeSession(client)?.currentTask !== undefined
