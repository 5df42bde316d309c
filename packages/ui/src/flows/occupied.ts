import { signedInSessions } from '../model/client.ts'
import type { View } from '../view/view.ts'

/** Somebody is signed in, and only one account can be at a time. */
export const isOccupied = ({ environment, client }: View): boolean =>
  environment.auth_config.single_session_mode && signedInSessions(client).length > 0
