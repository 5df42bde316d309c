import type { RequestState, TokenType } from '@dooryard/backend/internal'

/** What a request turned out to be, whatever kind of token it carries. */
export type AnyRequestState = RequestState<TokenType>
