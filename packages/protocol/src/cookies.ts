export * as Cookie from './cookie-names.ts'
export * as Header from './header-names.ts'
export * as Query from './query-names.ts'

/** The name under which a browser takes a cookie from its own host alone, over https (RFC 6265bis §4.1.3.2). */
export const hostCookie = (name: string): string => `__Host-${name}`

/** The version of both wire protocols that this release speaks. */
export const API_VERSION = '2026-05-12'
