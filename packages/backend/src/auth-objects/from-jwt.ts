import type { Jwt } from '../jwt/types.ts'
import {
  type PendingSessionOptions,
  type SessionAuthObject,
  type SignedInAuthObjectOptions,
  signedInAuthObject,
  signedOutAuthObject,
} from './session.ts'

/** The auth object of a decoded token. Nothing is verified: whoever calls this has done it. */
export function getAuthObjectFromJwt(
  jwt: Jwt,
  {
    treatPendingAsSignedOut = true,
    ...options
  }: PendingSessionOptions & SignedInAuthObjectOptions = {},
): SessionAuthObject {
  if (treatPendingAsSignedOut && jwt.payload.sts === 'pending') {
    return signedOutAuthObject(options, 'pending')
  }
  return signedInAuthObject(options, jwt.raw.text, jwt.payload)
}
