import {
  createHash,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

const PRESENT = 0x01
const VERIFIED = 0x04
const ELIGIBLE = 0x08
const BACKED_UP = 0x10
const ATTESTED = 0x40

interface Held {
  id: Buffer
  key: KeyObject
  rpId: string
  userHandle: string | null
}

/** What an answer says in the place of the truth. */
export interface Lies {
  type?: string
  challenge?: string
  origin?: string
  crossOrigin?: boolean
  topOrigin?: string
  rpId?: string
  isPresent?: boolean
  isVerified?: boolean
  counter?: number
  userHandle?: string | null
  credentialId?: string
  algorithm?: number
  isEligible?: boolean
  format?: string
  statement?: Map<string, unknown>
  signature?: string
}

export interface AuthenticatorOptions {
  origin?: string
  /** Passkeys that other devices of the owner have, too. */
  isSynced?: boolean
  /** A counter that stays 0, as that of most synced passkeys. */
  counts?: boolean
}

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest()

/** An authenticator with ES256 keys, and the browser that it is in. */
export class Authenticator {
  readonly held: Held[] = []
  counter = 0
  readonly options: Required<AuthenticatorOptions>

  constructor(options: AuthenticatorOptions = {}) {
    this.options = { origin: 'http://localhost:4321', isSynced: false, counts: true, ...options }
  }

  /** Makes a passkey; JSON for `public_key_credential`. */
  create(nonce: string, lies: Lies = {}): string {
    const { challenge, rp, user } = JSON.parse(nonce)
    const id = lies.credentialId ? Buffer.from(lies.credentialId, 'base64url') : randomBytes(32)
    const { privateKey: key, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    this.held.push({ id, key, rpId: rp.id, userHandle: user.id })
    const { x, y } = publicKey.export({ format: 'jwk' })
    const coordinate = (text: string | undefined) => new Uint8Array(Buffer.from(text!, 'base64url'))
    const cose = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, lies.algorithm ?? -7],
      [-1, 1],
      [-2, coordinate(x)],
      [-3, coordinate(y)],
    ])
    const length = Buffer.alloc(2)
    length.writeUInt16BE(id.length)
    const authData = Buffer.concat([
      this.#state(rp.id, ATTESTED, lies),
      Buffer.alloc(16),
      length,
      id,
      isoCBOR.encode(cose as never),
    ])
    const attestation = new Map<string, unknown>([
      ['fmt', lies.format ?? 'none'],
      ['attStmt', lies.statement ?? new Map()],
      ['authData', new Uint8Array(authData)],
    ])
    return JSON.stringify({
      id: base64url(id),
      rawId: base64url(id),
      type: 'public-key',
      authenticatorAttachment: 'platform',
      response: {
        clientDataJSON: this.#clientData('webauthn.create', challenge, lies),
        attestationObject: base64url(isoCBOR.encode(attestation as never)),
        transports: ['internal'],
      },
    })
  }

  /** Shows a passkey of the site, one that is asked for if any is; JSON for `public_key_credential`. */
  get(nonce: string, lies: Lies = {}): string {
    const { challenge, rpId, allowCredentials } = JSON.parse(nonce)
    const allowed: string[] = allowCredentials.map(({ id }: { id: string }) => id)
    const own = this.held.find(
      ({ id, ...held }) =>
        held.rpId === rpId && (allowed.length === 0 || allowed.includes(base64url(id))),
    )
    if (!own) throw new Error('The authenticator has no such passkey.')
    if (this.options.counts) this.counter++
    const authenticatorData = this.#state(rpId, 0, lies)
    const clientDataJSON = this.#clientData('webauthn.get', challenge, lies)
    const signed = Buffer.concat([
      authenticatorData,
      sha256(Buffer.from(clientDataJSON, 'base64url')),
    ])
    const id = lies.credentialId ?? base64url(own.id)
    return JSON.stringify({
      id,
      rawId: id,
      type: 'public-key',
      response: {
        clientDataJSON,
        authenticatorData: base64url(authenticatorData),
        signature: lies.signature ?? createSign('sha256').update(signed).sign(own.key, 'base64url'),
        userHandle: lies.userHandle === undefined ? own.userHandle : lies.userHandle,
      },
    })
  }

  #clientData(type: string, challenge: string, lies: Lies): string {
    const { crossOrigin = false, topOrigin } = lies
    const data = {
      type: lies.type ?? type,
      challenge: lies.challenge ?? challenge,
      origin: lies.origin ?? this.options.origin,
      crossOrigin,
      ...(topOrigin && { topOrigin }),
    }
    return Buffer.from(JSON.stringify(data)).toString('base64url')
  }

  #state(rpId: string, more: number, lies: Lies): Buffer {
    const { isPresent = true, isVerified = true, isEligible = this.options.isSynced } = lies
    const flags =
      more |
      (isPresent ? PRESENT : 0) |
      (isVerified ? VERIFIED : 0) |
      (isEligible ? ELIGIBLE | BACKED_UP : 0)
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(lies.counter ?? this.counter)
    return Buffer.concat([sha256(lies.rpId ?? rpId), Buffer.from([flags]), counter])
  }
}
