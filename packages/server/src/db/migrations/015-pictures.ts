/** A user has one picture at most; its bytes are here unless they are kept elsewhere. */
const table = (bytes: string) => `CREATE TABLE pictures (
      user_id TEXT PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
      name TEXT NOT NULL UNIQUE,
      bytes ${bytes} NOT NULL,
      created_at BIGINT NOT NULL
    )`

export const pictures = {
  name: '015-pictures',
  statements: [
    'ALTER TABLE users ADD COLUMN picture TEXT',
    `/* sqlite */ ${table('BLOB')}`,
    `/* postgres */ ${table('BYTEA')}`,
  ],
} as const
