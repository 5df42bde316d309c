import type { ClerkErrorJSON } from '@dooryard/protocol'
import type { Selectable } from 'kysely'

/** An account at a provider. */
interface ExternalAccountTable {
  id: string
  user_id: string
  /** By which connection: `oauth_google`. */
  strategy: string
  issuer: string
  /** Who they are there; null until the provider said so. With connection and issuer the key of an account (FED-4). */
  subject: string | null
  /** `ShownAccount` as JSON. */
  shown: string
  /** `ProviderTokens`, sealed (FED-9). */
  tokens: string | null
  created_at: number
  updated_at: number
}

export type ExternalAccountRow = Selectable<ExternalAccountTable>

/** What is seen of an account. */
export interface ShownAccount {
  id: string
  strategy: string
  /** Null until the provider said so. */
  subject: string | null
  scopes: string
  emailAddress: string | null
  emailVerified: boolean
  firstName: string | null
  lastName: string | null
  username: string | null
  imageUrl: string | null
  /** Why it has to be connected again. */
  error: ClerkErrorJSON | null
  createdAt: number
  updatedAt: number
}

declare module '../db/database.ts' {
  interface Database {
    external_accounts: ExternalAccountTable
  }
}
