import { Cookie, Query, randomText } from '@dooryard/protocol'
import type { AuthenticateContext } from './context.ts'

/*
 * A handshake result says who is signed in, so it may only count in the browser that went for it: else a link with the
 * result of somebody else signs a visitor in as them (SES-15). Each handshake has a random value of its own. It waits
 * in a cookie of this browser and travels to the auth server and back in the URL to return to. The value is part of the
 * cookie's name, so that the handshakes of several tabs do not disturb each other.
 */

/** 128 random bits. */
const STATE_LENGTH = 22
const STATE = /^[0-9A-Za-z]{22}$/

/** Remembers in the browser, for a minute, that it leaves for a handshake. Returns the value to send along. */
export function beginHandshake({ view }: AuthenticateContext, headers: Headers): string {
  const state = randomText(STATE_LENGTH)
  const secure = view.url.protocol === 'https:' ? '; Secure' : ''
  headers.append(
    'Set-Cookie',
    `${cookieOf(state)}=1; Path=/; SameSite=Lax; HttpOnly; Max-Age=60${secure}`,
  )
  return state
}

/** The value of the handshake that this request comes back from, if this very browser began it. */
export function returningState({ view }: AuthenticateContext): string | null {
  const state = view.query(Query.handshakeState)
  return state && STATE.test(state) && view.cookie(cookieOf(state)) ? state : null
}

/** A handshake ends once. */
export function endHandshake(state: string, headers: Headers): void {
  headers.append('Set-Cookie', `${cookieOf(state)}=; Path=/; Max-Age=0`)
}

function cookieOf(state: string): string {
  return `${Cookie.handshakeState}_${state}`
}
