import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Outside } from '../outside/outside.ts'

/** Registered at Google, as it were. */
export const GOOGLE = { clientId: 'lighthouse.apps.example', clientSecret: 'a secret of the site' }

/** Whose addresses lead to it. */
const HOSTS = /^https:\/\/(www\.googleapis\.com|oauth2\.googleapis\.com|pictures\.example\.com)\//

export interface Google {
  url: string
  /** Pictures of people by their paths at `https://pictures.example.com`. */
  pictures: Map<string, Uint8Array>
  /** A token as its prompt hands one to a page; claims and header may be others. */
  token(claims?: Record<string, unknown>, header?: Record<string, unknown>): string
  /** The address to which it sends somebody back from its page. */
  answer(page: URL, claims?: Record<string, unknown>): URL
  /** In place of the way to the real one. */
  wrapOutside(outside: Outside): Outside
  close(): Promise<void>
}

/** Plays Google: its keys are served over HTTP, and it signs for whoever one says to be. */
export async function playGoogle(clock: { now(): number } = Date): Promise<Google> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = { ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }
  const pictures: Google['pictures'] = new Map()
  const server = createServer(async (request, answer) => {
    answer.setHeader('content-type', 'application/json')
    if (request.url === '/certs') return answer.end(JSON.stringify({ keys: [key] }))
    if (request.url !== '/token') {
      const picture = pictures.get(request.url!)
      return answer.writeHead(picture ? 200 : 404).end(picture)
    }
    const form = new URLSearchParams(await text(request))
    const tokens = {
      access_token: 'an access token',
      token_type: 'Bearer',
      id_token: form.get('code'),
    }
    answer.end(JSON.stringify({ ...tokens, expires_in: 3600, scope: 'openid email profile' }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let count = 0
  const google: Google = {
    url,
    pictures,
    token(claims = {}, header = {}) {
      const iat = Math.floor(clock.now() / 1000)
      const common = {
        iss: 'https://accounts.google.com',
        aud: GOOGLE.clientId,
        azp: GOOGLE.clientId,
        sub: '1093',
        email: 'ada@example.com',
        email_verified: true,
        hd: 'example.com',
        given_name: 'Ada',
        family_name: 'Lovelace',
        picture: 'https://pictures.example.com/ada.png',
        iat,
        exp: iat + 3600,
        jti: `token ${++count}`,
      }
      return signed({ alg: 'RS256', kid: 'one', ...header }, { ...common, ...claims }, privateKey)
    },
    answer(page, claims) {
      const { searchParams: asked } = page
      const back = new URL(asked.get('redirect_uri')!)
      back.searchParams.set('state', asked.get('state')!)
      back.searchParams.set('code', google.token({ ...claims, nonce: asked.get('nonce') }))
      return back
    },
    wrapOutside: (outside) => (address, request) => {
      const isOurs = HOSTS.test(address)
      return outside(isOurs ? url + address.slice(address.lastIndexOf('/')) : address, request)
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return google
}

function signed(header: object, claims: object, key: KeyObject): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const content = `${encode(header)}.${encode(claims)}`
  return `${content}.${createSign('sha256').update(content).sign(key).toString('base64url')}`
}
