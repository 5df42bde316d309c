import { describe, expect, test } from 'vitest'
import { tryDecodeJwt } from '../jwt/decode.ts'
import { assembleToken } from '../testing/keys.ts'
import { usesSuffixedCookies } from './cookie-choice.ts'

const NOW = 1_700_000_000
const token = (claims: object) =>
  assembleToken({ alg: 'RS256' }, { iss: 'https://clerk.acme.test', ...claims })
const fresh = (iat = NOW) => token({ iat, exp: iat + 60 })

interface Row {
  /** Suffixed and plain `__session`. */
  S?: string
  s?: string
  /** Suffixed and plain `__client_uat`. */
  U?: string
  u?: string
  production?: boolean
  use: 'plain' | 'suffixed'
}

/** Backend API §4.3; the number is that of the rule. */
const rows: Record<string, Row> = {
  '1: plain token undecodable': { s: 'garbage', S: fresh(), U: '1', use: 'plain' },
  '1: plain token without issuer': {
    s: token({ iss: undefined }),
    S: fresh(),
    U: '1',
    use: 'plain',
  },
  '1: plain token with an empty issuer': {
    s: token({ iss: '' }),
    S: fresh(),
    U: '1',
    use: 'plain',
  },
  '2: plain token of another instance': {
    s: token({ iss: 'https://clerk.other.test' }),
    use: 'suffixed',
  },
  '2: plain token whose issuer is a number': { s: token({ iss: 7 }), use: 'suffixed' },
  '2: plain token of this instance over http': {
    s: token({ iss: 'http://clerk.acme.test' }),
    use: 'plain',
  },
  '3: nothing suffixed': { s: fresh(), u: '1', use: 'plain' },
  '3: nothing at all': { use: 'plain' },
  '4: plain token is newer': { s: fresh(NOW + 1), u: '1', S: fresh(NOW), U: '1', use: 'plain' },
  '4: plain token where the suffixed one has no time': {
    s: fresh(),
    u: '1',
    S: token({}),
    U: '1',
    use: 'plain',
  },
  '4: both equally new': { s: fresh(), u: '1', S: fresh(), U: '1', use: 'suffixed' },
  '4: absent is not signed out': { s: fresh(NOW + 1), S: fresh(NOW), U: '1', use: 'plain' },
  '5: suffixed says signed out, plain does not': { s: fresh(), u: '1', U: '0', use: 'plain' },
  '5: suffixed says signed out, plain says nothing': { s: fresh(), U: '0', use: 'plain' },
  '6: development, plain signed out, suffixed expired': {
    u: '0',
    S: fresh(NOW - 600),
    U: '1',
    use: 'plain',
  },
  '6: development, plain signed out, suffixed fresh': {
    u: '0',
    S: fresh(),
    U: '1',
    use: 'suffixed',
  },
  '6: production': { u: '0', S: fresh(NOW - 600), U: '1', production: true, use: 'suffixed' },
  '7: suffixed token without its client_uat': { u: '0', S: fresh(), use: 'plain' },
  '8: suffixed client_uat only': { U: '1', use: 'suffixed' },
  '8: both signed out with both tokens': {
    s: fresh(),
    u: '0',
    S: fresh(),
    U: '0',
    production: true,
    use: 'suffixed',
  },
}

describe('the choice between suffixed and plain cookies', () => {
  test.each(Object.entries(rows))('%s', (_name, { S, s, U, u, production, use }) => {
    const suffixed = usesSuffixedCookies(
      { session: S, clientUat: U },
      { session: s, clientUat: u },
      {
        instanceType: production ? 'production' : 'development',
        originalFrontendApi: 'clerk.acme.test',
        decode: tryDecodeJwt,
        now: NOW * 1000,
      },
    )
    expect(suffixed ? 'suffixed' : 'plain').toBe(use)
  })
})
