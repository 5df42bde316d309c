import type { SessionClaims } from '@dooryard/protocol'
import { type AuthBlock, DataBlock, readDataBlock } from '../shared/data-blocks.ts'

/** What the server put into the page about who is signed in, with the claims of the session cookie. */
export type InitialAuth = AuthBlock & { sessionClaims: SessionClaims | null }

let auth: InitialAuth | null | undefined

/** Read once: the block describes the page view with which this module came to life. */
export function initialAuth(): InitialAuth | null {
  if (typeof document === 'undefined') return null
  if (auth === undefined) {
    const block = readDataBlock<AuthBlock>(DataBlock.auth)
    auth = block && { ...block, sessionClaims: claimsOf(block.sessionId) }
  }
  return auth
}

/** The page carries ids only; the claims of the same session are in the cookie, which scripts may read. */
function claimsOf(sessionId: string | null): SessionClaims | null {
  if (!sessionId) return null
  for (const [, token] of document.cookie.matchAll(/__session(?:_[\w-]{8})?=([^;]+)/g)) {
    const claims = decode(token!)
    if (claims?.sid === sessionId) return claims
  }
  return null
}

function decode(token: string): SessionClaims | null {
  try {
    const payload = atob(token.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/'))
    const bytes = Uint8Array.from(payload, (character) => character.charCodeAt(0))
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}
