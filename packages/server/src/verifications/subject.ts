import type { Visitor } from '../events/events.ts'
import type { UserRow } from '../users/table.ts'
import type { Stage, VerificationRow } from './table.ts'

/** Whose identity is to be proven, and for what. */
export interface Subject {
  stage: Stage
  /** The sign-in or sign-up. */
  ownerId: string
  clientId: string
  /** The identifier to be proven: for a code, the address it goes to. */
  identifier: string
  /** Null: nobody has this identifier, or nobody has it yet. */
  user: UserRow | null
  /** In progress, if any. */
  verification: VerificationRow | null
  visitor: Visitor
}
