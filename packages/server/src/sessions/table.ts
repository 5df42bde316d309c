import type { SessionStatus } from '@dooryard/protocol'
import type { Selectable } from 'kysely'
import { columnsOf } from '../db/columns.ts'

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

export const sessionColumns = columnsOf('sessions', {
  id: 1,
  client_id: 1,
  user_id: 1,
  status: 1,
  strategy: 1,
  actor: 1,
  last_active_organization_id: 1,
  first_factor_at: 1,
  second_factor_at: 1,
  user_agent: 1,
  ip_address: 1,
  last_active_at: 1,
  expire_at: 1,
  abandon_at: 1,
  created_at: 1,
  updated_at: 1,
})
