/** Invitations to sign up, and the sign-ups that were begun with one. */
export const invitations = {
  name: '018-invitations',
  statements: [
    `CREATE TABLE invitations (
      id TEXT PRIMARY KEY,
      email_address TEXT NOT NULL,
      token_hash TEXT NOT NULL UNIQUE,
      status TEXT NOT NULL,
      public_metadata TEXT NOT NULL,
      redirect_url TEXT,
      user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
      expire_at BIGINT NOT NULL,
      created_at BIGINT NOT NULL,
      updated_at BIGINT NOT NULL
    )`,
    'CREATE INDEX invitations_by_address ON invitations (email_address)',
    'CREATE INDEX invitations_by_user ON invitations (user_id)',
    'CREATE INDEX invitations_by_time ON invitations (created_at, id)',
    'ALTER TABLE sign_ups ADD COLUMN invitation_id TEXT',
  ],
} as const
