import { ClerkRuntimeError } from '../core/errors.ts'
import { later } from '../core/later.ts'

const SCRIPT = 'https://accounts.google.com/gsi/client'

export interface GoogleOptions {
  client_id: string
  callback(answer: { credential: string }): void
  auto_select: boolean
  cancel_on_tap_outside: boolean
  itp_support: boolean
  use_fedcm_for_prompt: boolean
}

/** The part of Google’s script that is used: https://developers.google.com/identity/gsi/web/reference/js-reference. */
export interface GoogleAccounts {
  initialize(options: GoogleOptions): void
  prompt(listener: (moment: { isSkippedMoment?(): boolean }) => void): void
  cancel(): void
}

interface WithGoogle {
  google?: { accounts?: { id?: GoogleAccounts } }
}

const here = () => (globalThis as WithGoogle).google?.accounts?.id

let nonce: string | undefined

/** Brought once; what was blocked or could not be reached is tried again by who asks next. */
const bring = later(
  () =>
    new Promise<void>((resolve, reject) => {
      const script = document.createElement('script')
      if (nonce) script.nonce = nonce
      script.async = true
      script.onload = () => resolve()
      script.onerror = () => {
        script.remove()
        reject(new Error(`${SCRIPT} could not be loaded.`))
      }
      script.src = SCRIPT
      document.head.append(script)
    }),
)

/** @throws {ClerkRuntimeError} where it is blocked, or cannot be reached. */
export async function googleAccounts(given: string | undefined): Promise<GoogleAccounts> {
  nonce = given
  if (!here()) await bring()
  const accounts = here()
  if (accounts) return accounts
  throw new ClerkRuntimeError('Google’s script is not what it was.', {
    code: 'one_tap_unavailable',
  })
}
