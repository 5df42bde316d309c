/** What is to leave the server waits here, sealed. */
export const outbox = {
  name: '004-outbox',
  statements: [
    `CREATE TABLE outbox (
      id TEXT PRIMARY KEY,
      channel TEXT NOT NULL,
      sealed TEXT NOT NULL,
      tries INTEGER NOT NULL,
      due_at BIGINT NOT NULL,
      expire_at BIGINT NOT NULL,
      created_at BIGINT NOT NULL
    )`,
    'CREATE INDEX outbox_due_at ON outbox (due_at)',
  ],
} as const
