/**
 * Accounts at providers. `shown` is what anybody sees of one, as JSON, so that a user is read with theirs in one query;
 * `subject` is null until the provider has said who it is. Verifications that lead to another site know by which state they
 * come back; what a provider said stays with the attempt until it leads to an account.
 */
export const externalAccounts = {
  name: '011-external-accounts',
  statements: [
    `CREATE TABLE external_accounts (
      id TEXT PRIMARY KEY,
      user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
      strategy TEXT NOT NULL,
      issuer TEXT NOT NULL,
      subject TEXT,
      shown TEXT NOT NULL,
      tokens TEXT,
      created_at BIGINT NOT NULL,
      updated_at BIGINT NOT NULL
    )`,
    `CREATE UNIQUE INDEX external_accounts_subject ON external_accounts (strategy, issuer, subject)
      WHERE subject IS NOT NULL`,
    'CREATE INDEX external_accounts_user ON external_accounts (user_id)',
    'ALTER TABLE verifications ADD COLUMN state_hash TEXT',
    'ALTER TABLE verifications ADD COLUMN departure TEXT',
    'ALTER TABLE verifications ADD COLUMN error TEXT',
    `CREATE UNIQUE INDEX verifications_state ON verifications (state_hash) WHERE state_hash IS NOT NULL`,
    'ALTER TABLE sign_ins ADD COLUMN identity TEXT',
    'ALTER TABLE sign_ups ADD COLUMN identity TEXT',
    'ALTER TABLE sign_ups ADD COLUMN external_account_strategy TEXT',
  ],
} as const
