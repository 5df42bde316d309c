/** What is changed of the settings while the server runs: one row over those of the code. */
export const settings = {
  name: '006-settings',
  statements: [
    `CREATE TABLE instance_settings (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      version INTEGER NOT NULL,
      overlay TEXT NOT NULL,
      updated_at BIGINT NOT NULL
    )`,
  ],
} as const
