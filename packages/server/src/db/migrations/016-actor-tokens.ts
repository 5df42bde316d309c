/** Tickets by which somebody acts for a user: who that is, and for how many seconds. */
export const actorTokens = {
  name: '016-actor-tokens',
  statements: [
    'ALTER TABLE sign_in_tokens ADD COLUMN actor TEXT',
    'ALTER TABLE sign_in_tokens ADD COLUMN session_seconds BIGINT',
  ],
} as const
