/**
 * Phone numbers, which are read with their user as accounts at providers are. A number that is reserved is a second factor and
 * no way to be found; whether a user has such a one stands with the user, as for authenticator apps.
 */
export const phoneNumbers = {
  name: '017-phone-numbers',
  statements: [
    `CREATE TABLE phone_numbers (
      id TEXT PRIMARY KEY,
      user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
      phone_number TEXT NOT NULL,
      verified_at BIGINT,
      verification_strategy TEXT,
      reserved INTEGER NOT NULL,
      reserved_for_second_factor INTEGER NOT NULL,
      default_second_factor INTEGER NOT NULL,
      created_at BIGINT NOT NULL,
      updated_at BIGINT NOT NULL
    )`,
    'CREATE UNIQUE INDEX phone_numbers_verified ON phone_numbers (phone_number) WHERE verified_at IS NOT NULL',
    'CREATE INDEX phone_numbers_number ON phone_numbers (phone_number)',
    'CREATE INDEX phone_numbers_user ON phone_numbers (user_id)',
    'ALTER TABLE users ADD COLUMN primary_phone_number_id TEXT',
    'ALTER TABLE users ADD COLUMN phone_factor_enabled INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE sign_ups ADD COLUMN phone_number TEXT',
    'ALTER TABLE sign_ups ADD COLUMN phone_verified_at BIGINT',
  ],
} as const
