import type { Context } from '../context.ts'
import type { UserWithEmails } from '../users/view.ts'
import { primaryEmailAddress } from '../users/view.ts'
import type { Credential } from './table.ts'

/** ES256, RS256, EdDSA (PK-2), as COSE numbers them. */
export const ALGORITHMS = [-7, -257, -8]

/** Milliseconds that a browser gives its visitor; the challenge lives twice as long. */
const TIMEOUT = 300_000

export const newChallenge = ({ random }: Pick<Context, 'random'>): string =>
  Buffer.from(random(32)).toString('base64url')

/** 64 bytes that say nothing of the user (PK-4). */
export const newUserHandle = ({ random }: Pick<Context, 'random'>): string =>
  Buffer.from(random(64)).toString('base64url')

/** What an authenticator is asked to make a passkey. Frontend API §4.5. */
export function creationOptions(
  ctx: Context,
  {
    owner,
    userHandle,
    credentials,
  }: { owner: UserWithEmails; userHandle: string; credentials: readonly Credential[] },
): string {
  const { settings } = ctx
  const { user } = owner
  const name = primaryEmailAddress(owner) ?? user.username ?? user.id
  const fullName = [user.first_name, user.last_name].filter(Boolean).join(' ')
  return JSON.stringify({
    rp: { id: settings.passkeys.rpId, name: settings.applicationName },
    user: { id: userHandle, name, displayName: fullName || name },
    challenge: newChallenge(ctx),
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    timeout: TIMEOUT,
    // One for each authenticator.
    excludeCredentials: credentials.map(toDescriptor),
    authenticatorSelection: {
      requireResidentKey: true,
      residentKey: 'required',
      userVerification: 'required',
    },
    attestation: 'none',
  })
}

/** What an authenticator is asked to show a passkey; without credentials, any of this instance. */
export function requestOptions(ctx: Context, credentials: readonly Credential[]): string {
  return JSON.stringify({
    challenge: newChallenge(ctx),
    rpId: ctx.settings.passkeys.rpId,
    timeout: TIMEOUT,
    userVerification: 'required',
    allowCredentials: credentials.map(toDescriptor),
  })
}

function toDescriptor({ credential_id: id, transports }: Credential) {
  const known = JSON.parse(transports ?? '[]') as string[]
  return { type: 'public-key', id, ...(known.length > 0 && { transports: known }) }
}
