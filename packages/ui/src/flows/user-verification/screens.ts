/** The ways that can be proven here: what is typed, if anything is, and the group of its texts. */
export const screens: Record<
  string,
  { part: string; texts: string; field: 'password' | 'code' | 'words' | 'key' }
> = {
  password: { part: 'password', texts: 'reverification.password', field: 'password' },
  email_code: { part: 'emailCode', texts: 'reverification.emailCode', field: 'code' },
  phone_code: { part: 'phoneCode', texts: 'reverification.phoneCode', field: 'code' },
  passkey: { part: 'passkey', texts: 'reverification.passkey', field: 'key' },
  totp: { part: 'totp2Fa', texts: 'reverification.totpMfa', field: 'code' },
  backup_code: { part: 'backupCode2Fa', texts: 'reverification.backupCodeMfa', field: 'words' },
}
