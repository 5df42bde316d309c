import { ClerkRuntimeError, type GetTokenOptions } from '@dooryard/browser'
import { startPage } from './runtime.ts'

/** Milliseconds that a call waits for the page to be loaded. */
const PATIENCE = 10_000

/**
 * The session token, valid for five more seconds at least; null when nobody is signed in. For interceptors and other
 * code outside components.
 *
 * @throws `ClerkRuntimeError` with code `clerk_runtime_not_browser` on a server, `clerk_runtime_load_timeout`,
 * or `clerk_offline` without a network
 */
export async function getToken(options?: GetTokenOptions): Promise<string | null> {
  if (typeof document === 'undefined') {
    throw new ClerkRuntimeError('getToken works in browsers only; on a server use locals.auth().', {
      code: 'clerk_runtime_not_browser',
    })
  }
  const page = await inTime(startPage())
  return (await page.session()?.getToken(options)) ?? null
}

async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLate()), PATIENCE)
  })
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer))
}

const tooLate = () =>
  new ClerkRuntimeError('Clerk was not ready within 10 seconds.', {
    code: 'clerk_runtime_load_timeout',
  })
