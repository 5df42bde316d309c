/** What `debug()` of an auth object tells; for eyes only. */
export type DebugData = Record<string, unknown>

/** Members that could be used if they leaked: seven characters of each are enough to compare. Backend API §6.5. */
const SECRETS = [
  'secretKey',
  'jwtKey',
  'machineSecretKey',
  'sessionToken',
  'tokenInHeader',
  'sessionTokenInCookie',
  'refreshTokenInCookie',
  'devBrowserToken',
  'handshakeToken',
  'handshakeNonce',
]

export function shorten(data: DebugData): DebugData {
  const shortened = SECRETS.map((name) => [name, String(data[name] ?? '').slice(0, 7)] as const)
  return { ...data, ...Object.fromEntries(shortened) }
}
