import type { UserRow } from '../users/table.ts'
import type { SessionRow } from './table.ts'

/** The signed-in person on whose behalf a call acts. */
export interface Actor {
  session: SessionRow
  user: UserRow
}
