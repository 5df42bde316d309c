import type { ApiKeyJSON } from '@dooryard/protocol'
import { ownerOf } from './owner.ts'
import type { ApiKeyRow } from './table.ts'

/** Backend API §3.5. The secret is known only to who makes one. */
export const apiKeyJSON = (row: ApiKeyRow, now: number, secret?: string): ApiKeyJSON => ({
  object: 'api_key',
  id: row.id,
  type: 'api_key',
  name: row.name,
  subject: ownerOf(row).id,
  scopes: JSON.parse(row.scopes),
  claims: row.claims === null ? null : JSON.parse(row.claims),
  revoked: row.revoked_at !== null,
  revocation_reason: row.revocation_reason,
  expired: row.expire_at !== null && row.expire_at <= now,
  expiration: row.expire_at,
  created_by: row.created_by,
  description: row.description,
  last_used_at: row.last_used_at,
  created_at: row.created_at,
  updated_at: row.updated_at,
  ...(secret !== undefined && { secret }),
})
