import { Authenticator, type AuthenticatorOptions, type Lies } from './authenticator.ts'
import type { Answer, Browser } from './browser.ts'
import { as } from './people.ts'

/** Settings of a site whose pages are those of test browsers. */
export const PASSKEYS_ON = { strategies: { passkey: true }, passkeys: { rpId: 'app.test' } }

export const authenticator = (options: AuthenticatorOptions = {}) =>
  new Authenticator({ origin: 'https://app.test', ...options })

/** Asks for a passkey and answers. */
export async function addPasskey(
  browser: Browser,
  sessionId: string,
  device: Authenticator,
  lies: Lies = {},
): Promise<Answer> {
  const begun = await browser.post(`/v1/me/passkeys${as(sessionId)}`)
  if (begun.status !== 200) return begun
  const { id, verification } = begun.response
  return browser.post(`/v1/me/passkeys/${id}/attempt_verification${as(sessionId)}`, {
    strategy: 'passkey',
    public_key_credential: device.create(verification.nonce, lies),
  })
}

/** Begins to sign in with a passkey: of whoever has one, unless the form names somebody. */
export const startPasskey = (browser: Browser, form: Record<string, string> = {}) =>
  browser.post('/v1/client/sign_ins', { strategy: 'passkey', ...form })

export const nonceOf = ({ response }: Answer): string => response.first_factor_verification.nonce

/** Signs in with a passkey. */
export async function signInByPasskey(
  browser: Browser,
  device: Authenticator,
  { identifier, ...lies }: Lies & { identifier?: string } = {},
): Promise<Answer> {
  const begun = await startPasskey(browser, identifier ? { identifier } : {})
  if (begun.status !== 200) return begun
  return answerPasskey(browser, begun, device.get(nonceOf(begun), lies))
}

export const answerPasskey = (browser: Browser, { response }: Answer, credential: string) =>
  browser.post(`/v1/client/sign_ins/${response.id}/attempt_first_factor`, {
    strategy: 'passkey',
    public_key_credential: credential,
  })
