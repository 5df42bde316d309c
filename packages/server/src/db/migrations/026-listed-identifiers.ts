/** Who may, and may not, be here, as the Backend API keeps it: looked up by address, domain or number. */
export const listedIdentifiers = {
  name: '026-listed-identifiers',
  statements: [
    `CREATE TABLE listed_identifiers (
      id TEXT PRIMARY KEY,
      list TEXT NOT NULL,
      identifier TEXT NOT NULL,
      identifier_type TEXT NOT NULL,
      match_key TEXT NOT NULL,
      invitation_id TEXT,
      created_at BIGINT NOT NULL,
      updated_at BIGINT NOT NULL
    )`,
    'CREATE UNIQUE INDEX listed_identifiers_key ON listed_identifiers (match_key, list)',
    'CREATE INDEX listed_identifiers_order ON listed_identifiers (list, created_at, id)',
  ],
} as const
