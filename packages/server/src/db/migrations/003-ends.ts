/** What has ended is found without reading a whole table. */
export const ends = {
  name: '003-ends',
  statements: [
    'CREATE INDEX sessions_expire_at ON sessions (expire_at)',
    'CREATE INDEX sign_in_tokens_expire_at ON sign_in_tokens (expire_at)',
    'CREATE INDEX testing_tokens_expire_at ON testing_tokens (expire_at)',
    'CREATE INDEX handshake_nonces_expire_at ON handshake_nonces (expire_at)',
  ],
} as const
