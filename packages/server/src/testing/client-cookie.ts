import { cookieSuffix } from '@dooryard/protocol'
import { clientCookieName } from '../clients/presented.ts'
import { developmentKeys } from './keys.ts'

/** The client cookie of a test server with the usual keys. */
export const CLIENT_COOKIE = clientCookieName({
  cookieSuffix: cookieSuffix(developmentKeys.publishableKey),
})
