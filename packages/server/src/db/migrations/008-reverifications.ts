/** What sessions prove again. */
export const reverifications = {
  name: '008-reverifications',
  statements: [
    `CREATE TABLE reverifications (
      session_id TEXT PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      level TEXT NOT NULL,
      first_factor_strategy TEXT,
      second_factor_strategy TEXT,
      expire_at BIGINT NOT NULL,
      created_at BIGINT NOT NULL
    )`,
  ],
} as const
