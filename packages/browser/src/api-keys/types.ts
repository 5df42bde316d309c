import type { Page, PageParams } from '../core/resource.ts'

/** A key by which programs act for a user or an organization. */
export interface APIKeyResource {
  id: string
  type: string
  name: string
  /** `user_…` or `org_…`. */
  subject: string
  scopes: string[]
  claims: Record<string, unknown> | null
  revoked: boolean
  revocationReason: string | null
  expired: boolean
  /** Null: never. */
  expiration: Date | null
  createdBy: string | null
  description: string | null
  /** The key itself; there when it is made and never again. */
  secret?: string
  lastUsedAt: Date | null
  createdAt: Date
  updatedAt: Date
}

export interface GetAPIKeysParams extends PageParams {
  /** Default: the organization in which the session works, else the user. */
  subject?: string
  /** Part of a name. */
  query?: string
  /** Those that ended as well. */
  includeInvalid?: boolean
}

export interface CreateAPIKeyParams {
  name: string
  /** As in `GetAPIKeysParams`. */
  subject?: string
  description?: string
  /** Default: it never ends. */
  secondsUntilExpiration?: number | null
}

export interface UpdateAPIKeyParams {
  apiKeyID: string
  description: string | null
}

export interface RevokeAPIKeyParams {
  apiKeyID: string
  revocationReason?: string | null
}

export interface APIKeysNamespace {
  getAll(params?: GetAPIKeysParams): Promise<Page<APIKeyResource>>
  /** @throws {ClerkAPIResponseError} 409 where a key that works is called so. */
  create(params: CreateAPIKeyParams): Promise<APIKeyResource>
  update(params: UpdateAPIKeyParams): Promise<APIKeyResource>
  /** Ends it at once, and for good. */
  revoke(params: RevokeAPIKeyParams): Promise<APIKeyResource>
}
