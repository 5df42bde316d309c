// Names of the cookies of the protocol. Frontend API §7.1, Backend API §4.3. One by one: a page carries those alone that it uses.

/** Names the browser's client to the Frontend API; HttpOnly. */
export const client = '__client'
/** The session token; readable by scripts by design (SES-2). */
export const session = '__session'
/** Seconds of the last sign-in or sign-out; a hint that authorizes nothing (SES-2). */
export const clientUat = '__client_uat'
export const refresh = '__refresh'
export const devBrowser = '__clerk_db_jwt'
export const handshake = '__clerk_handshake'
export const handshakeNonce = '__clerk_handshake_nonce'
/** Followed by `_` and the random value of one handshake; ours, Clerk has no such thing (SES-15). */
export const handshakeState = '__clerk_handshake_state'
export const redirectCount = '__clerk_redirect_count'
/** `<session id>:<organization id>` of the tab that last activated something. No leading underscores. */
export const activeContext = 'clerk_active_context'
