import type { Selectable } from 'kysely'
import { columnsOf } from '../db/columns.ts'

/** One browser. */
interface ClientTable {
  id: string
  /** SHA-256 of the token that the browser carries (SES-1); null once the client is dropped. */
  token_hash: string | null
  last_active_session_id: string | null
  sign_in_id: string | null
  sign_up_id: string | null
  last_authentication_strategy: string | null
  /** `FormFeedback` as JSON. */
  feedback: string | null
  feedback_expires_at: number | null
  expire_at: number
  created_at: number
  /** Changes when sessions are created, ended or switched: it is the browser's `__client_uat`. */
  updated_at: number
}

export type ClientRow = Selectable<ClientTable>

declare module '../db/database.ts' {
  interface Database {
    clients: ClientTable
  }
}

export const clientColumns = columnsOf('clients', {
  id: 1,
  token_hash: 1,
  last_active_session_id: 1,
  sign_in_id: 1,
  sign_up_id: 1,
  last_authentication_strategy: 1,
  feedback: 1,
  feedback_expires_at: 1,
  expire_at: 1,
  created_at: 1,
  updated_at: 1,
})
