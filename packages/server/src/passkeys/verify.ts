import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import { decodeAttestationObject, isoBase64URL, isoCBOR } from '@simplewebauthn/server/helpers'
import type { Assertion, Creation } from './answer.ts'
import type { Credential } from './table.ts'

/** What an answer has to fit. */
export interface Expected {
  challenge: string
  rpId: string
  algorithms: readonly number[]
  isOrigin(origin: string): boolean
}

export interface NewCredential
  extends Pick<
    Credential,
    | 'credential_id'
    | 'public_key'
    | 'transports'
    | 'aaguid'
    | 'sign_count'
    | 'backup_eligible'
    | 'backed_up'
  > {}

/** What an authenticator says as it signs. */
export interface Signed {
  counter: number
  backupEligible: boolean
  backedUp: boolean
}

/** WebAuthn §7.1. Null: it is not what was asked for, or not from here (PK-2). */
export async function verifyCreation(
  creation: Creation,
  expected: Expected,
): Promise<NewCredential | null> {
  const { response } = creation
  try {
    const { verified, registrationInfo: info } = await verifyRegistrationResponse({
      response: {
        ...creation,
        response: {
          ...response,
          attestationObject: withoutAttestation(response.attestationObject),
        },
        clientExtensionResults: {},
      },
      ...expectations(response.clientDataJSON, expected),
      supportedAlgorithmIDs: [...expected.algorithms],
    })
    // The id outside of what the authenticator wrote is only said.
    if (!verified || info.credential.id !== creation.id) return null
    const isEligible = info.credentialDeviceType === 'multiDevice'
    return {
      credential_id: info.credential.id,
      public_key: isoBase64URL.fromBuffer(info.credential.publicKey),
      transports: JSON.stringify(response.transports),
      aaguid: info.aaguid,
      sign_count: info.credential.counter,
      backup_eligible: Number(isEligible),
      backed_up: Number(info.credentialBackedUp),
    }
  } catch {
    return null
  }
}

/** WebAuthn §7.2. The counter is for whoever writes it down (PK-5). */
export async function verifyAssertion(
  { id, response, ...assertion }: Assertion,
  credential: Credential,
  expected: Expected,
): Promise<Signed | null> {
  // PK-4: a passkey is found without a name, so it says itself whose it is; where it says nothing it was asked for by its id.
  const { userHandle = null } = response
  if (userHandle !== null && userHandle !== credential.user_handle) return null
  try {
    const { verified, authenticationInfo: info } = await verifyAuthenticationResponse({
      response: {
        ...assertion,
        id,
        response: { ...response, userHandle: userHandle ?? undefined },
        clientExtensionResults: {},
      },
      ...expectations(response.clientDataJSON, expected),
      credential: {
        id: credential.credential_id,
        publicKey: isoBase64URL.toBuffer(credential.public_key),
        counter: 0,
      },
    })
    if (!verified) return null
    return {
      counter: info.newCounter,
      backupEligible: info.credentialDeviceType === 'multiDevice',
      backedUp: info.credentialBackedUp,
    }
  } catch {
    return null
  }
}

/** @throws {Error} for a page that may not ask, or one within a page of another site. */
function expectations(clientDataJSON: string, { challenge, rpId, isOrigin }: Expected) {
  const data = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'))
  const { origin, crossOrigin, topOrigin } = data as Record<string, unknown>
  if (typeof origin !== 'string' || !isOrigin(origin)) throw new Error('another origin')
  if (crossOrigin || topOrigin) throw new Error('within another page')
  return {
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
  }
}

/**
 * Nobody is asked of which make they are, so nothing of that is looked at: neither the certificates that somebody may send along,
 * nor the addresses that those name.
 */
function withoutAttestation(attestationObject: string): string {
  const authData = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject)).get('authData')
  const plain = new Map<string, unknown>([
    ['fmt', 'none'],
    ['attStmt', new Map()],
    ['authData', authData],
  ])
  return isoBase64URL.fromBuffer(isoCBOR.encode(plain as never))
}
