import type { Selectable } from 'kysely'

/** Leave to sign up with one address, whatever the mode of sign-up is. */
interface InvitationTable {
  id: string
  /** Normalised. */
  email_address: string
  /** SHA-256 of the ticket (OTP-5). */
  token_hash: string
  status: 'pending' | 'accepted' | 'revoked'
  /** What the user begins with. */
  public_metadata: string
  /** Where its link leads; null: to the pages of the site. */
  redirect_url: string | null
  /** To an organization, as what, and by whom: what the site keeps with it then. */
  organization_id: string | null
  role: string | null
  private_metadata: string | null
  inviter_user_id: string | null
  invited_by_site: number
  /** The domain by which it came, if nobody sent it. */
  domain_id: string | null
  /** Who accepted it. */
  user_id: string | null
  expire_at: number
  created_at: number
  updated_at: number
}

export type InvitationRow = Selectable<InvitationTable>

declare module '../db/database.ts' {
  interface Database {
    invitations: InvitationTable
  }
}
