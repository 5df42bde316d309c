export interface AuditEventTable {
  id: string
  type: string
  result: 'success' | 'failure'
  actor_id: string | null
  target_id: string | null
  ip_address: string | null
  user_agent: string | null
  trace_id: string | null
  /** JSON; never a secret (AUD-2). */
  details: string | null
  created_at: number
}

declare module '../db/database.ts' {
  interface Database {
    audit_events: AuditEventTable
  }
}
