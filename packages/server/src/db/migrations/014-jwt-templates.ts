/** Templates of tokens for other services; their own keys are sealed. */
export const jwtTemplates = {
  name: '014-jwt-templates',
  statements: [
    `CREATE TABLE jwt_templates (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      claims TEXT NOT NULL,
      lifetime BIGINT NOT NULL,
      allowed_clock_skew BIGINT NOT NULL,
      signing_algorithm TEXT NOT NULL,
      signing_key TEXT,
      created_at BIGINT NOT NULL,
      updated_at BIGINT NOT NULL
    )`,
  ],
} as const
