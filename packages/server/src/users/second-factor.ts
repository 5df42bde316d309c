import type { UserRow } from './table.ts'

/** Whether a sign-in asks for a second factor. Backup codes are a way around one, and none of their own. */
export const hasSecondFactor = ({
  totp_enabled,
  phone_factor_enabled,
}: Pick<UserRow, 'totp_enabled' | 'phone_factor_enabled'>): boolean =>
  totp_enabled === 1 || phone_factor_enabled === 1
