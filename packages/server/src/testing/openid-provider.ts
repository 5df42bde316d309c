import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { ORIGIN } from './test-server.ts'

export interface OpenidProvider {
  issuer: string
  /** What it says of people, by their subject. */
  people: Map<string, Record<string, unknown>>
  close(): Promise<void>
}

export const CLIENT = { clientId: 'lighthouse', clientSecret: 'a secret of the site that is long' }

/** A real OpenID provider, at which anybody signs in under any name. */
export async function openidProvider(
  redirectUri = `${ORIGIN}/v1/oauth_callback/custom_acme`,
): Promise<OpenidProvider> {
  const people: OpenidProvider['people'] = new Map()
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [redirectUri],
        // A site on this machine, at whatever port it has (RFC 8252, 7.3).
        ...(redirectUri.startsWith('http:') && { application_type: 'native' as const }),
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'picture'] },
    pkce: { required: () => true },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: async () => ({ sub, ...people.get(sub) }),
    }),
    cookies: { keys: ['for tests'] },
  })
  server.on('request', provider.callback())
  return { issuer, people, close: () => closeServer(server) }
}

export function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

/** Goes through the pages of the provider as a person does; gives where they lead in the end. */
export async function passThrough(page: URL, login: string): Promise<URL> {
  const cookies = new Map<string, string>()
  const visit = async (address: URL, form?: Record<string, string>): Promise<Response> => {
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    return response
  }
  let [address, form]: [URL, Record<string, string> | undefined] = [page, undefined]
  for (let step = 0; step < 12; step++) {
    const response = await visit(address, form)
    const location = response.headers.get('location')
    form = undefined
    if (location) {
      address = new URL(location, address)
      if (address.origin !== page.origin) return address
      continue
    }
    const html = await response.text()
    const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1]
    const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1]
    if (!action || !prompt) throw new Error(`provider: ${response.status} ${html.slice(0, 500)}`)
    address = new URL(action, address)
    form = prompt === 'login' ? { prompt, login, password: 'any' } : { prompt }
  }
  throw new Error('The provider leads nowhere.')
}
