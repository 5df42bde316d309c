import { apiError } from '../http/api-error.ts'
import { optional, text } from '../http/fields.ts'
import { readAssertion } from '../passkeys/answer.ts'
import { expectedOf, startChallenge } from '../passkeys/challenge.ts'
import { requestOptions } from '../passkeys/options.ts'
import { findCredential, listCredentials } from '../passkeys/storage.ts'
import { isUsable, noteUse } from '../passkeys/use-passkey.ts'
import type { Settings } from '../settings/schema.ts'
import { knownAs } from '../users/identifiers.ts'
import { loadUser } from '../users/load.ts'
import { whyClosed } from '../verifications/codes.ts'
import { findVerification, spendChallenge } from '../verifications/storage.ts'
import { type Person, strategy } from './strategy.ts'

const PARAM = 'public_key_credential'

/** What an authenticator answers, as JSON. */
export const credentialField = text({ max: 32_768 })

const offer = ({ strategies }: Settings, { hasPasskeys }: Person) =>
  strategies.passkey && hasPasskeys ? [{}] : []

/**
 * A key that an authenticator keeps, and shows after it made sure of its owner: two factors in one (PK-7). It is not guessable,
 * so that a lock does not stop it (RATE-2).
 */
export const passkey = strategy({
  name: 'passkey',
  fields: {
    prepare: { passkey_id: optional(text({ max: 64 })) },
    attempt: { [PARAM]: optional(credentialField) },
  },
  proves: 'passkey',
  isWhole: true,
  offers: { sign_in: offer, reverification: offer },
  async identify(ctx, { [PARAM]: given }) {
    const assertion = given ? readAssertion(given) : null
    const credential = assertion && (await findCredential(ctx.db, assertion.id))
    const owner = credential && (await loadUser(ctx, credential.user_id))
    if (!owner) return { identifier: '', owner: null }
    return { identifier: knownAs(owner), owner }
  },
  async prepare(ctx, subject) {
    const { user, stage } = subject
    // Which keys somebody has tells that there is somebody (PK-6).
    const isHidden = stage === 'sign_in' && ctx.settings.enumerationProtection
    const credentials = user && !isHidden ? await listCredentials(ctx.db, user.id) : []
    // It names keys of theirs, and is forgotten with them (PRIV-2).
    const beginning = { ...subject, identifier: user?.id ?? '' }
    return (ctx) => startChallenge(ctx, beginning, requestOptions(ctx, credentials))
  },
  async attempt(ctx, subject, { [PARAM]: given }) {
    const { verification, user } = subject
    if (!given) return apiError('form_param_missing', { param: PARAM })
    const assertion = readAssertion(given)
    if (!assertion) return apiError('passkey_invalid_public_key_credential', { param: PARAM })
    if (!verification?.nonce) return apiError('verification_missing')
    const credential = await findCredential(ctx.db, assertion.id)
    const isOwn = credential !== null && credential.user_id === user?.id
    // Asked for without a name, it has to say itself whose it is. WebAuthn §7.2.
    const isNamed = verification.identifier !== '' || assertion.response.userHandle != null
    const { verifyAssertion } = await import('../passkeys/verify.ts')
    const signed =
      isOwn && isNamed
        ? await verifyAssertion(assertion, credential, expectedOf(ctx, verification))
        : null
    return async (ctx) => {
      const now = ctx.clock.now()
      // As it is now: taken away meanwhile, or used by another request.
      const current = signed && (await findCredential(ctx.db, assertion.id))
      const isStillIt = current?.id === credential?.id
      const isGood = signed !== null && current && isStillIt && isUsable(ctx, current, signed)
      const status = isGood ? 'verified' : 'failed'
      if (!(await spendChallenge(ctx.db, verification.id, { status, now }))) {
        const latest = await findVerification(ctx.db, subject)
        return apiError(whyClosed(latest ?? verification, now))
      }
      if (!isGood) {
        return apiError(isOwn ? 'passkey_authentication_failure' : 'passkey_not_registered')
      }
      await noteUse(ctx, current, signed)
      return null
    }
  },
})
