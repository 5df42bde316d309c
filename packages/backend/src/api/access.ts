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
import type { Call, Paginated, WithSign } from '../transport/call.ts'
import { path } from '../transport/paths.ts'
import type { PaginatedResourceResponse } from '../transport/response.ts'

type Page<T> = PaginatedResourceResponse<T[]>

export interface CreateInvitationParams {
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
export const invitationsApi = (call: Call) => ({
  getInvitationList: async (
    params: Paginated<{
      orderBy?: WithSign<'created_at' | 'email_address' | 'expires_at'>
      status?: InvitationStatus
      query?: string
    }> = {},
  ) => call.get<Page<Invitation>>('/invitations', { ...params, paginated: true }),
  createInvitation: async (params: CreateInvitationParams) =>
    call.post<Invitation>('/invitations', params),
  createInvitationBulk: async (params: CreateInvitationParams[]) =>
    call.post<Invitation[]>('/invitations/bulk', params),
  revokeInvitation: async (invitationId: string) =>
    call.post<Invitation>(path`/invitations/${invitationId}/revoke`),
  deleteInvitation: async (invitationId: string) =>
    call.delete<DeletedObject>(path`/invitations/${invitationId}`),
})

export interface CreateWaitlistEntryParams {
  emailAddress: string
  notify?: boolean
}

/** Backend API §2.5. */
export const waitlistEntriesApi = (call: Call) => ({
  list: async (
    params: Paginated<{
      query?: string
      status?: WaitlistEntry['status']
      orderBy?: WithSign<'created_at' | 'invited_at' | 'email_address'>
    }> = {},
  ) => call.get<Page<WaitlistEntry>>('/waitlist_entries', params),
  create: async (params: CreateWaitlistEntryParams) =>
    call.post<WaitlistEntry>('/waitlist_entries', params),
  createBulk: async (params: CreateWaitlistEntryParams[]) =>
    call.post<WaitlistEntry[]>('/waitlist_entries/bulk', params),
  invite: async (id: string, params: { ignoreExisting?: boolean } = {}) =>
    call.post<WaitlistEntry>(path`/waitlist_entries/${id}/invite`, params),
  reject: async (id: string) => call.post<WaitlistEntry>(path`/waitlist_entries/${id}/reject`),
  delete: async (id: string) => call.delete<DeletedObject>(path`/waitlist_entries/${id}`),
})

/** Backend API §2.5. */
export const allowlistIdentifiersApi = (call: Call) => ({
  getAllowlistIdentifierList: async (params: Paginated = {}) =>
    call.get<Page<AllowlistIdentifier>>('/allowlist_identifiers', { ...params, paginated: true }),
  createAllowlistIdentifier: async (params: { identifier: string; notify: boolean }) =>
    call.post<AllowlistIdentifier>('/allowlist_identifiers', params),
  deleteAllowlistIdentifier: async (allowlistIdentifierId: string) =>
    call.delete<DeletedObject>(path`/allowlist_identifiers/${allowlistIdentifierId}`),
})

/** Backend API §2.5. */
export const blocklistIdentifiersApi = (call: Call) => ({
  getBlocklistIdentifierList: async (params: Paginated = {}) =>
    call.get<Page<BlocklistIdentifier>>('/blocklist_identifiers', params),
  createBlocklistIdentifier: async (params: { identifier: string }) =>
    call.post<BlocklistIdentifier>('/blocklist_identifiers', params),
  deleteBlocklistIdentifier: async (blocklistIdentifierId: string) =>
    call.delete<DeletedObject>(path`/blocklist_identifiers/${blocklistIdentifierId}`),
})

export interface CreateActorTokenParams {
  userId: string
  actor: { sub: string; additionalProperties?: Record<string, unknown> }
  /** 3600 unless given. */
  expiresInSeconds?: number
  /** 1800 unless given. */
  sessionMaxDurationInSeconds?: number
}

/** Backend API §2.4. */
export const actorTokensApi = (call: Call) => ({
  create: async (params: CreateActorTokenParams) => call.post<ActorToken>('/actor_tokens', params),
  revoke: async (actorTokenId: string) =>
    call.post<ActorToken>(path`/actor_tokens/${actorTokenId}/revoke`),
})

/** Backend API §2.4. */
export const signUpsApi = (call: Call) => ({
  get: async (signUpAttemptId: string) =>
    call.get<SignUpAttempt>(path`/sign_ups/${signUpAttemptId}`),
  update: async ({
    signUpAttemptId,
    ...body
  }: {
    signUpAttemptId: string
    externalId?: string | null
    customAction?: boolean | null
  }) => call.patch<SignUpAttempt>(path`/sign_ups/${signUpAttemptId}`, body),
})
