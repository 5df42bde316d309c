/** Id prefixes by resource. Frontend API §2.5, Backend API §3.8. */
export const IdPrefix = {
  instance: 'ins',
  environment: 'env',
  client: 'client',
  session: 'sess',
  user: 'user',
  signIn: 'sia',
  signUp: 'sua',
  identification: 'idn',
  verification: 'ver',
  reverification: 'sver',
  totp: 'totp',
  backupCode: 'bcode',
  externalAccount: 'eac',
  signInToken: 'sit',
  actorToken: 'act',
  jwtTemplate: 'jtmp',
  organization: 'org',
  organizationMembership: 'orgmem',
  organizationInvitation: 'orginv',
  organizationDomain: 'orgdmn',
  organizationSuggestion: 'orgsug',
  organizationMembershipRequest: 'orgmemreq',
  invitation: 'inv',
  role: 'role',
  roleSet: 'roleset',
  permission: 'perm',
  domain: 'dmn',
  waitlistEntry: 'wle',
  email: 'ema',
  allowlistIdentifier: 'alid',
  blocklistIdentifier: 'blid',
  redirectUrl: 'ru',
  apiKey: 'ak',
  auditEvent: 'aud',
} as const

export type IdKind = keyof typeof IdPrefix

/** Fills an array with random bytes; `crypto.getRandomValues` unless a test passes its own. */
export type RandomBytes = (length: number) => Uint8Array

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const ID_LENGTH = 27

const systemRandom: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length))

/** A new id of the kind, e.g. `user_2f…`: 27 characters of base62, 160 random bits (ENUM-4). */
export function createId(kind: IdKind, random: RandomBytes = systemRandom): string {
  return `${IdPrefix[kind]}_${randomText(ID_LENGTH, random)}`
}

/** Uniformly random base62 text. Bytes of 248 and above are drawn again, so no character is favoured. */
export function randomText(length: number, random: RandomBytes = systemRandom): string {
  let text = ''
  while (text.length < length) {
    for (const byte of random(length - text.length)) {
      if (byte < 248) text += ALPHABET[byte % 62]
    }
  }
  return text
}
