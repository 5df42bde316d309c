import type {
  ActorToken,
  AllowlistIdentifier,
  BlocklistIdentifier,
  Invitation,
  InvitationStatus,
  SignUpAttempt,
  WaitlistEntry,
} from '../resources/access.ts'
import type { DeletedObject } from '../resources/deleted-object.ts'
import type { Paginated, WithSign } from '../transport/call.ts'
import type { Page } from '../transport/response.ts'

interface CreateInvitationParams {
  emailAddress: string
  /** 1 to 365, 30 unless given. */
  expiresInDays?: number
  ignoreExisting?: boolean
  notify?: boolean
  publicMetadata?: UserPublicMetadata
  redirectUrl?: string
  templateSlug?: 'invitation' | 'waitlist_invitation'
}

/** Backend API §2.5. */
export interface InvitationsApi {
  getInvitationList(
    params?: Paginated<{
      orderBy?: WithSign<'created_at' | 'email_address' | 'expires_at'>
      status?: InvitationStatus
      query?: string
    }>,
  ): Promise<Page<Invitation>>
  createInvitation(params: CreateInvitationParams): Promise<Invitation>
  createInvitationBulk(params: CreateInvitationParams[]): Promise<Invitation[]>
  revokeInvitation(invitationId: string): Promise<Invitation>
  deleteInvitation(invitationId: string): Promise<DeletedObject>
}

interface CreateWaitlistEntryParams {
  emailAddress: string
  notify?: boolean
}

/** Backend API §2.5. */
export interface WaitlistEntriesApi {
  list(
    params?: Paginated<{
      query?: string
      status?: WaitlistEntry['status']
      orderBy?: WithSign<'created_at' | 'invited_at' | 'email_address'>
    }>,
  ): Promise<Page<WaitlistEntry>>
  create(params: CreateWaitlistEntryParams): Promise<WaitlistEntry>
  createBulk(params: CreateWaitlistEntryParams[]): Promise<WaitlistEntry[]>
  invite(id: string, params?: { ignoreExisting?: boolean }): Promise<WaitlistEntry>
  reject(id: string): Promise<WaitlistEntry>
  delete(id: string): Promise<DeletedObject>
}

/** Backend API §2.5. */
export interface AllowlistIdentifiersApi {
  getAllowlistIdentifierList(params?: Paginated): Promise<Page<AllowlistIdentifier>>
  createAllowlistIdentifier(params: {
    identifier: string
    notify: boolean
  }): Promise<AllowlistIdentifier>
  deleteAllowlistIdentifier(allowlistIdentifierId: string): Promise<DeletedObject>
}

/** Backend API §2.5. */
export interface BlocklistIdentifiersApi {
  getBlocklistIdentifierList(params?: Paginated): Promise<Page<BlocklistIdentifier>>
  createBlocklistIdentifier(params: { identifier: string }): Promise<BlocklistIdentifier>
  deleteBlocklistIdentifier(blocklistIdentifierId: string): Promise<DeletedObject>
}

interface CreateActorTokenParams {
  userId: string
  actor: { sub: string; additionalProperties?: Record<string, unknown> }
  /** 3600 unless given. */
  expiresInSeconds?: number
  /** 1800 unless given. */
  sessionMaxDurationInSeconds?: number
}

/** Backend API §2.4. */
export interface ActorTokensApi {
  create(params: CreateActorTokenParams): Promise<ActorToken>
  revoke(actorTokenId: string): Promise<ActorToken>
}

/** Backend API §2.4. */
export interface SignUpsApi {
  get(signUpAttemptId: string): Promise<SignUpAttempt>
  update(params: {
    signUpAttemptId: string
    externalId?: string | null
    customAction?: boolean | null
  }): Promise<SignUpAttempt>
}
