import { cookieSuffix } from '@dooryard/protocol'
import { clientCookieName } from '../clients/presented.ts'
import { developmentKeys } from './keys.ts'

const instance = { cookieSuffix: cookieSuffix(developmentKeys.publishableKey) }

/** The client cookie of a test server with the usual keys, at its usual address. */
export const CLIENT_COOKIE = clientCookieName(instance, { protocol: 'https:' })

/** The same on http. */
export const PLAIN_CLIENT_COOKIE = clientCookieName(instance, { protocol: 'http:' })
