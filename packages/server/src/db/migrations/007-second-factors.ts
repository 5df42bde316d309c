/** Authenticator apps and backup codes, and what a half-done sign-in waits for. */
export const secondFactors = {
  name: '007-second-factors',
  statements: [
    'ALTER TABLE users ADD COLUMN totp_enabled INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE users ADD COLUMN backup_code_enabled INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE users ADD COLUMN mfa_enabled_at BIGINT',
    'ALTER TABLE users ADD COLUMN mfa_disabled_at BIGINT',
    `CREATE TABLE totps (
      user_id TEXT PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      secret TEXT NOT NULL,
      verified_at BIGINT,
      last_step BIGINT NOT NULL,
      created_at BIGINT NOT NULL,
      updated_at BIGINT NOT NULL
    )`,
    `CREATE TABLE backup_codes (
      user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
      digest TEXT NOT NULL,
      created_at BIGINT NOT NULL,
      PRIMARY KEY (user_id, digest)
    )`,
    'ALTER TABLE sign_ins ADD COLUMN second_factor_pending INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE sign_ins ADD COLUMN second_factor_strategy TEXT',
    'ALTER TABLE sign_ins ADD COLUMN new_password_digest TEXT',
  ],
} as const
