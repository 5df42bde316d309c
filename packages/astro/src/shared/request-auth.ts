import type { AsyncLocalStorage } from 'node:async_hooks'
import type { SessionClaims } from '@dooryard/protocol'
import type { AuthBlock } from './data-blocks.ts'

/** What is known about who is signed in before the Clerk object of a page has spoken. */
export type InitialAuth = AuthBlock & { sessionClaims: SessionClaims | null }

/** The stores and the middleware are not always loaded side by side; they meet in the process. */
const SLOT = Symbol.for('dooryard.request-auth')

type Requests = AsyncLocalStorage<() => InitialAuth | null>

const slot = globalThis as { [SLOT]?: Requests | null }

/** On the server: what the request that is answered here says about its visitor. */
export function requestAuth(): InitialAuth | null {
  return slot[SLOT]?.getStore()?.() ?? null
}

/** Answers a request; stores that are read meanwhile ask `read`. Where the platform cannot tell requests apart, nobody does. */
export function withRequestAuth<Result>(
  read: () => InitialAuth | null,
  answer: () => Result,
): Result {
  if (slot[SLOT] === undefined) {
    const hooks = globalThis.process?.getBuiltinModule?.('node:async_hooks')
    slot[SLOT] = hooks ? new hooks.AsyncLocalStorage() : null
  }
  return slot[SLOT] ? slot[SLOT].run(read, answer) : answer()
}
