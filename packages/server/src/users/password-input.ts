import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { toImportedDigest } from '../passwords/imported.ts'
import { PASSWORD_MAX_BYTES } from '../settings/numbers.ts'
import type { CreateUserInput, UpdateUserInput } from './fields.ts'
import { assertNewPassword } from './new-password.ts'

type PasswordInput = Partial<
  Pick<
    CreateUserInput & UpdateUserInput,
    'password' | 'password_digest' | 'password_hasher' | 'skip_password_checks'
  >
>

/**
 * The digest to store for a password, or for a digest of another system; null when neither is given.
 *
 * @throws {ApiError} 422 `form_password_…`, or when the parts of an import do not fit together.
 */
export async function toPasswordDigest(
  ctx: Context,
  input: PasswordInput,
  identifiers: (string | null | undefined)[],
): Promise<string | null> {
  const imported = readImport(ctx, input)
  if (imported) return imported
  if (input.password === undefined) return null
  if (input.skip_password_checks) assertHashable(input.password)
  else await assertNewPassword(ctx, input.password, { param: 'password', identifiers })
  return ctx.passwords.hash(input.password)
}

function readImport(
  { settings }: Context,
  { password, password_digest, password_hasher }: PasswordInput,
): string | null {
  if (password_digest === undefined && password_hasher === undefined) return null
  if (password !== undefined) {
    throw apiError('form_conditional_param_disallowed', {
      param: 'password_digest',
      longMessage: 'Send either a password or a digest.',
    })
  }
  if (password_digest === undefined || password_hasher === undefined) {
    const param = password_digest === undefined ? 'password_digest' : 'password_hasher'
    throw apiError('form_conditional_param_missing', { param })
  }
  if (password_hasher === 'bcrypt_peppered' && settings.password.imported.pepper === null) {
    throw apiError('form_password_digest_invalid_code', {
      param: 'password_hasher',
      longMessage:
        'Nobody could sign in with these digests: the pepper is missing. Set DOORYARD_PASSWORD_PEPPER, or password.imported.pepper.',
    })
  }
  const digest = toImportedDigest(password_digest, password_hasher)
  if (digest) return digest
  throw apiError('form_password_digest_invalid_code', { param: 'password_digest' })
}

/** What no caller can skip: there is a password, and hashing it has a bounded cost (PW-3). */
function assertHashable(password: string): void {
  if (password === '') throw apiError('form_password_length_too_short', { param: 'password' })
  if (Buffer.byteLength(password.normalize('NFKC')) > PASSWORD_MAX_BYTES) {
    throw apiError('form_password_size_in_bytes_exceeded', { param: 'password' })
  }
}
