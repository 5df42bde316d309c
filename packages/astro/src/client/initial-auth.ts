import { decodeToken } from '@dooryard/browser'
import type { SessionClaims } from '@dooryard/protocol'
import { type AuthBlock, DataBlock, readDataBlock } from '../shared/data-blocks.ts'
import type { InitialAuth } from '../shared/first-state.ts'

/** What the server put into the page about who is signed in, with the claims of the session cookie. */
export function initialAuth(): InitialAuth | null {
  const block = readDataBlock<AuthBlock>(DataBlock.auth)
  return block && { ...block, sessionClaims: claimsOf(block.sessionId) }
}

/** The page carries ids only; the claims of the same session are in the cookie, which scripts may read. */
function claimsOf(sessionId: string | null): SessionClaims | null {
  for (const [, token] of document.cookie.matchAll(/__session[^=]*=([^;]+)/g)) {
    const claims = decodeToken(token)?.jwt.claims
    if (claims?.sid === sessionId) return claims ?? null
  }
  return null
}
