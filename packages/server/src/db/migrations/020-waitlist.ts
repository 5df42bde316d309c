/** Those who wait to be let in. */
export const waitlist = {
  name: '020-waitlist',
  statements: [
    `CREATE TABLE waitlist_entries (
      id TEXT PRIMARY KEY,
      email_address TEXT NOT NULL UNIQUE,
      status TEXT NOT NULL,
      invitation_id TEXT REFERENCES invitations (id) ON DELETE SET NULL,
      invited_at BIGINT,
      created_at BIGINT NOT NULL,
      updated_at BIGINT NOT NULL
    )`,
    'CREATE INDEX waitlist_entries_by_invitation ON waitlist_entries (invitation_id)',
    'CREATE INDEX waitlist_entries_by_time ON waitlist_entries (created_at, id)',
  ],
} as const
