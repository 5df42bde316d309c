import type { SessionStatus } from '@dooryard/protocol'
import type { Selectable } from 'kysely'

interface SessionTable {
  id: string
  client_id: string
  user_id: string
  /** As written; `sessionStatus()` says what holds now. */
  status: SessionStatus
  /** How the first factor was proven. */
  strategy: string | null
  /** `ActorClaim` as JSON, of an impersonated session. */
  actor: string | null
  last_active_organization_id: string | null
  first_factor_at: number | null
  second_factor_at: number | null
  user_agent: string | null
  ip_address: string | null
  last_active_at: number
  expire_at: number
  abandon_at: number
  created_at: number
  updated_at: number
}

export type SessionRow = Selectable<SessionTable>

declare module '../db/database.ts' {
  interface Database {
    sessions: SessionTable
  }
}
