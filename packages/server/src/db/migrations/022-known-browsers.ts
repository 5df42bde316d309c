/** Browsers in which people have signed in, which their sessions said until now; what a sign-in asks of the others, and of whom not. */
export const knownBrowsers = {
  name: '022-known-browsers',
  statements: [
    `CREATE TABLE known_browsers (
      client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
      user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
      known_since BIGINT NOT NULL,
      PRIMARY KEY (client_id, user_id)
    )`,
    'CREATE INDEX known_browsers_user ON known_browsers (user_id)',
    `INSERT INTO known_browsers (client_id, user_id, known_since)
      SELECT client_id, user_id, MIN(created_at) FROM sessions
      WHERE status <> 'revoked' AND actor IS NULL GROUP BY client_id, user_id`,
    'ALTER TABLE sign_ins ADD COLUMN trust_pending INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE users ADD COLUMN bypass_client_trust INTEGER NOT NULL DEFAULT 0',
  ],
} as const
