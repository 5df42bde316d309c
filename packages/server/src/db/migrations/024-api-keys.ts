/** Keys by which programs act for users and organizations. They go with their owner. */
export const apiKeys = {
  name: '024-api-keys',
  statements: [
    `CREATE TABLE api_keys (
      id TEXT PRIMARY KEY,
      user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
      organization_id TEXT REFERENCES organizations (id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      name_key TEXT NOT NULL,
      description TEXT,
      scopes TEXT NOT NULL,
      claims TEXT,
      secret_hash TEXT NOT NULL UNIQUE,
      created_by TEXT,
      by_member INTEGER NOT NULL,
      revoked_at BIGINT,
      revocation_reason TEXT,
      expire_at BIGINT,
      end_at BIGINT,
      last_used_at BIGINT,
      created_at BIGINT NOT NULL,
      updated_at BIGINT NOT NULL
    )`,
    'CREATE INDEX api_keys_by_user ON api_keys (user_id, created_at, id) WHERE user_id IS NOT NULL',
    `CREATE INDEX api_keys_by_organization ON api_keys (organization_id, created_at, id)
      WHERE organization_id IS NOT NULL`,
    'CREATE INDEX api_keys_by_end ON api_keys (end_at) WHERE end_at IS NOT NULL',
  ],
} as const
