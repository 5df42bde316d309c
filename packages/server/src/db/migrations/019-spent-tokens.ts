/** ID tokens that browsers brought, each of which is good once. */
export const spentTokens = {
  name: '019-spent-tokens',
  statements: [
    `CREATE TABLE spent_tokens (
      token_hash TEXT PRIMARY KEY,
      expire_at BIGINT NOT NULL
    )`,
    'CREATE INDEX spent_tokens_end ON spent_tokens (expire_at)',
  ],
} as const
