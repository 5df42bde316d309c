/**
 * Passkeys; `credential_id` and what came with it are null until the authenticator has answered. `users.passkeys` is what
 * anybody sees of theirs, so that a user is read with them; verifications keep what an authenticator is asked.
 */
export const passkeys = {
  name: '013-passkeys',
  statements: [
    `CREATE TABLE passkeys (
      id TEXT PRIMARY KEY,
      user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
      user_handle TEXT NOT NULL,
      name TEXT,
      credential_id TEXT,
      public_key TEXT,
      transports TEXT,
      aaguid TEXT,
      sign_count BIGINT NOT NULL DEFAULT 0,
      backup_eligible INTEGER NOT NULL DEFAULT 0,
      backed_up INTEGER NOT NULL DEFAULT 0,
      verified_at BIGINT,
      last_used_at BIGINT,
      created_at BIGINT NOT NULL,
      updated_at BIGINT NOT NULL
    )`,
    `CREATE UNIQUE INDEX passkeys_credential ON passkeys (credential_id)
      WHERE credential_id IS NOT NULL`,
    'CREATE INDEX passkeys_user ON passkeys (user_id)',
    'ALTER TABLE users ADD COLUMN passkeys TEXT',
    'ALTER TABLE verifications ADD COLUMN nonce TEXT',
  ],
} as const
