import { apiError } from '../http/api-error.ts'
import type { Settings } from '../settings/schema.ts'

/** @throws {ApiError} 403 unless everybody may sign up. */
export function assertOpenToAll({ signUp }: Settings): void {
  if (signUp.mode === 'restricted') throw apiError('sign_up_mode_restricted')
  if (signUp.mode === 'waitlist') throw apiError('sign_up_restricted_waitlist')
}
