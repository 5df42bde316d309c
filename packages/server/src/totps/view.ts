import type { TOTPJSON } from '@dooryard/protocol'
import { primaryEmailAddress } from '../users/view.ts'
import type { Enrolment } from './create-totp.ts'
import { qrCode } from './qr-code.ts'
import type { TotpRow } from './table.ts'

/** Frontend API §4.8. */
export function totpJSON({ id, verified_at, created_at, updated_at }: TotpRow): TOTPJSON {
  return { object: 'totp', id, verified: verified_at !== null, created_at, updated_at }
}

/** With all that an authenticator app has to know. */
export function enrolmentJSON({ totp, owner, secret }: Enrolment, issuer: string): TOTPJSON {
  const account = primaryEmailAddress(owner) ?? owner.user.username ?? owner.user.id
  const label = [issuer, account].map(encodeURIComponent).join(':')
  const parameters = new URLSearchParams({
    secret,
    issuer,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  })
  // Authenticator apps read `+` as itself.
  const uri = `otpauth://totp/${label}?${`${parameters}`.replaceAll('+', '%20')}`
  return { ...totpJSON(totp), secret, uri, qr_code: qrCode(uri) }
}
