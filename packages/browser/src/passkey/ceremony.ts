import { ClerkRuntimeError } from '../core/errors.ts'

/** An answer of an authenticator as the wire takes it: JSON, with bytes as base64url. Frontend API §4.5. */
export type SerializedCredential = string

const refusal = (code: string, message: string, cause?: unknown) =>
  new ClerkRuntimeError(message, { code, cause })

/** @throws {ClerkRuntimeError} where there are no passkeys: in old browsers, and on pages without TLS. */
export function assertSupported(): void {
  if (typeof globalThis.PublicKeyCredential === 'function') return
  throw refusal('passkey_not_supported', 'This browser has no passkeys. Use another method.')
}

/** Whether passkeys can be offered where a name is typed. */
export async function canAutofill(): Promise<boolean> {
  return (await globalThis.PublicKeyCredential?.isConditionalMediationAvailable?.()) ?? false
}

/** A document asks its authenticators one thing at a time; who waits for autofill makes room. */
let running: AbortController | undefined

function begin(): AbortSignal {
  running?.abort()
  running = new AbortController()
  return running.signal
}

/** Makes a passkey. */
export async function createCredential(
  nonce: string | null | undefined,
): Promise<SerializedCredential> {
  const { challenge, user, excludeCredentials = [], ...options } = read(nonce)
  const publicKey = {
    ...options,
    challenge: toBytes(challenge),
    user: { ...user, id: toBytes(user.id) },
    excludeCredentials: excludeCredentials.map(toDescriptor),
  }
  const credential = await navigator.credentials
    .create({ publicKey, signal: begin() })
    .catch((cause: unknown) => {
      throw refused(cause, {
        InvalidStateError: [
          'passkey_already_exists',
          'This device has a passkey for the account already.',
        ],
        NotAllowedError: [
          'passkey_registration_cancelled',
          'No passkey was added. Try again when you are ready.',
        ],
        otherwise: ['passkey_registration_failed', 'The passkey could not be made. Try again.'],
      })
    })
  return serialize(credential, ({ response }) => ({
    attestationObject: toText((response as AuthenticatorAttestationResponse).attestationObject),
    transports: (response as AuthenticatorAttestationResponse).getTransports?.() ?? [],
  }))
}

/** Shows a passkey; `isAutofill`: once the visitor picks one in the field that offers them. */
export async function getCredential(
  nonce: string | null,
  isAutofill: boolean,
): Promise<SerializedCredential> {
  const { challenge, allowCredentials = [], ...options } = read(nonce)
  const publicKey = {
    ...options,
    challenge: toBytes(challenge),
    allowCredentials: allowCredentials.map(toDescriptor),
  }
  const mediation = isAutofill && (await canAutofill()) ? 'conditional' : 'optional'
  const credential = await navigator.credentials
    .get({ publicKey, mediation, signal: begin() })
    .catch((cause: unknown) => {
      throw refused(cause, {
        NotAllowedError: [
          'passkey_retrieval_cancelled',
          'No passkey was used. Try again, or use another method.',
        ],
        otherwise: ['passkey_retrieval_failed', 'The passkey could not be read. Try again.'],
      })
    })
  return serialize(credential, ({ response }) => {
    const { authenticatorData, signature, userHandle } = response as AuthenticatorAssertionResponse
    return {
      authenticatorData: toText(authenticatorData),
      signature: toText(signature),
      userHandle: userHandle && toText(userHandle),
    }
  })
}

interface Options {
  challenge: string
  user: { id: string; name: string; displayName: string }
  excludeCredentials?: Descriptor[]
  allowCredentials?: Descriptor[]
  rp: { id: string; name: string }
  pubKeyCredParams: PublicKeyCredentialParameters[]
}

interface Descriptor {
  type: 'public-key'
  id: string
  transports?: AuthenticatorTransport[]
}

function read(nonce: string | null | undefined): Options {
  if (nonce) return JSON.parse(nonce)
  throw refusal('missing_public_key_options', 'The server asked for no passkey.')
}

const toDescriptor = ({ id, ...descriptor }: Descriptor) => ({ ...descriptor, id: toBytes(id) })

type Texts = Record<string, [code: string, message: string]> & {
  otherwise: [code: string, message: string]
}

/** Each of what browsers say when there is no credential, by code. */
function refused(cause: unknown, texts: Texts): ClerkRuntimeError {
  const all: Texts = {
    AbortError: ['passkey_operation_aborted', 'Another passkey was asked for meanwhile.'],
    SecurityError: [
      'passkey_invalid_rpID_or_domain',
      'The passkeys of this site are for another address.',
    ],
    ...texts,
  }
  return refusal(...(all[(cause as Error).name] ?? all.otherwise), cause)
}

function serialize(
  given: Credential | null,
  respond: (credential: PublicKeyCredential) => object,
): SerializedCredential {
  const credential = given as PublicKeyCredential
  return JSON.stringify({
    type: credential.type,
    id: credential.id,
    rawId: toText(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment,
    response: {
      clientDataJSON: toText(credential.response.clientDataJSON),
      ...respond(credential),
    },
  })
}

function toBytes(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
}

function toText(bytes: ArrayBuffer): string {
  const binary = String.fromCharCode(...new Uint8Array(bytes))
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}
