import { MachineTokenVerificationError } from '../errors/machine-token-verification-error.ts'

/**
 * Checks that an OAuth access token is meant for us, once we say who we are. Other than with session tokens, one that
 * names nobody fails. Backend API §5.6.
 *
 * @throws {MachineTokenVerificationError}
 */
export function assertOAuthAudience(aud: unknown, expected: string | string[] | undefined): void {
  const wanted = [expected ?? []].flat().filter(Boolean)
  if (wanted.length === 0) return
  const given = typeof aud === 'string' ? [aud] : aud
  const isList =
    Array.isArray(given) &&
    given.length > 0 &&
    given.every((entry) => typeof entry === 'string' && entry !== '')
  if (isList && given.some((audience) => wanted.includes(audience))) return
  throw new MachineTokenVerificationError({
    code: 'token-verification-failed',
    message: `The access token is for ${JSON.stringify(aud)}, not for ${wanted.join(' or ')}.`,
  })
}
