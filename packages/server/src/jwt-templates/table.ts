import type { Selectable } from 'kysely'

/** A template that was made by the Backend API. */
interface JwtTemplateTable {
  id: string
  name: string
  /** `ClaimTemplates` as JSON. */
  claims: string
  /** Seconds. */
  lifetime: number
  allowed_clock_skew: number
  signing_algorithm: string
  /** Sealed; null: the keys of the instance sign. */
  signing_key: string | null
  created_at: number
  updated_at: number
}

export type JwtTemplateRow = Selectable<JwtTemplateTable>

declare module '../db/database.ts' {
  interface Database {
    jwt_templates: JwtTemplateTable
  }
}
