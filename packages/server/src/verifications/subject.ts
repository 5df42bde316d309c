import type { Visitor } from '../actor.ts'
import type { Place } from './storage.ts'
import type { VerificationRow } from './table.ts'

/** Whose identity is to be proven, and for what. */
export interface Subject<User extends { id: string } = { id: string }> extends Place {
  clientId: string
  /** The identifier to be proven: for a code, the address it goes to. */
  identifier: string
  /** Null: nobody has this identifier, or nobody has it yet. */
  user: User | null
  /** In progress, if any. */
  verification: VerificationRow | null
  visitor: Visitor
}
