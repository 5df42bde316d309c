import { writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Site } from '../harness/site.ts'

type Headers = Record<string, string>

interface Answer {
  status: number
  headers: globalThis.Headers
  text: string
}

/** A request with headers that `fetch` keeps for itself, such as Host. */
function ask(
  site: Site,
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Headers; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(site.url + path, { method, headers }, async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk)
      const pairs = Object.entries(response.headersDistinct)
      resolve({
        status: response.statusCode ?? 0,
        headers: new globalThis.Headers(
          pairs.flatMap(([name, values]) =>
            values!.map((value) => [name, value] as [string, string]),
          ),
        ),
        text: Buffer.concat(chunks).toString(),
      })
    })
    call.on('error', reject)
    call.end(body)
  })
}

const signInForm = (fields: Headers, headers: Headers) => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', ...headers },
  body: new URLSearchParams({
    strategy: 'password',
    __dooryard_return_to: '/sign-in',
    __dooryard_complete_to: '/team',
    ...fields,
  }).toString(),
})

const SIGN_INS = '/__clerk/v1/client/sign_ins'

/** AST-6, SES-12: what one visitor makes a cache keep holds nothing about them. */
export async function expectNoSharedVisitor(
  site: Site,
  {
    emailAddress,
    password,
    hasRouteCache,
  }: { emailAddress: string; password: string; hasRouteCache: boolean },
) {
  const origin = site.url
  const signedIn = await ask(
    site,
    SIGN_INS,
    signInForm({ identifier: emailAddress, password }, { origin }),
  )
  expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, `${origin}/team`])
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

  const team = await ask(site, '/team', { headers: { cookie } })
  expect(team.text).toContain('user_')
  expect(team.headers.get('cache-control')).toBe('private, no-store')
  expect(team.headers.has('cdn-cache-control')).toBe(false)

  for (const path of hasRouteCache ? ['/cached', '/ruled'] : ['/cached']) {
    const first = await ask(site, path, { headers: { cookie } })
    const second = await ask(site, path)
    expect(first.text, path).toContain('<clerk-ui component="user-button"')
    expect(first.text, path).not.toContain(emailAddress)
    expect(second.text, path).toBe(first.text)
    if (hasRouteCache) expect(second.headers.get('x-astro-cache'), path).toBe('HIT')
  }
  for (let time = 0; time < 2; time++) {
    const mine = await ask(site, '/__clerk/v1/client', { headers: { cookie } })
    expect(mine.text).toContain(emailAddress)
    expect(mine.headers.has('x-astro-cache')).toBe(false)
    expect((await ask(site, '/__clerk/v1/client')).text).not.toContain(emailAddress)
    // A rule for the whole folder covers pages of ours that show a visitor.
    const account = await ask(site, '/__clerk/user', { headers: { cookie } })
    expect(account.text).toContain(emailAddress)
    expect(account.headers.has('x-astro-cache')).toBe(false)
    expect((await ask(site, '/__clerk/user')).text).not.toContain(emailAddress)
  }
}

const unknown = { identifier: 'nobody@example.com', password: 'not-anybodys-password' }

/** Twenty posts from one place, each with another first entry. */
async function guess(site: Site, headers: (first: string) => Headers): Promise<number[]> {
  const statuses: number[] = []
  for (let index = 0; index < 20; index++) {
    const form = signInForm(unknown, headers(`192.0.2.${index}`))
    form.headers.accept = 'application/json'
    statuses.push((await ask(site, SIGN_INS, form)).status)
  }
  return statuses
}

/** RATE-5, CSRF-1: with no proxy trusted, forwarding headers decide nothing, and a form refused says so. */
export async function expectNoProxyTrusted(site: Site) {
  const statuses = await guess(site, (first) => ({
    origin: site.url,
    'x-forwarded-for': first,
    'x-forwarded-host': new URL(site.url).host,
  }))
  expect(statuses.filter((status) => status !== 429).length).toBeLessThanOrEqual(5)

  const host = 'acme.example'
  const headers = { host, origin: `https://${host}`, 'x-forwarded-proto': 'https' }
  const refused = await ask(site, SIGN_INS, signInForm(unknown, headers))
  expect(refused.status).toBe(403)
  expect(refused.headers.get('content-type')).toContain('text/html')
  expect(refused.text).toContain('This form was not accepted')
  expect(site.output()).toContain('DOORYARD_TRUSTED_PROXIES')

  for (const [from, status] of [
    ['https://evil.example', 403],
    [site.url, 200],
  ] as const) {
    const type = 'application/x-www-form-urlencoded'
    const form = { method: 'POST', headers: { origin: from, 'content-type': type }, body: 'a=1' }
    expect((await ask(site, '/cached', form)).status, from).toBe(status)
  }
}

/** AST-10: where the site lists its hosts, a made-up one decides no redirect. */
export async function expectListedHost(site: Site) {
  const team = await ask(site, '/team', { headers: { host: 'evil.example' } })
  const location = new URL(team.headers.get('location') ?? '')
  expect(location.origin).toBe('http://localhost')
  expect(location.searchParams.get('redirect_url')).toBe('http://localhost/team')
}

/** RATE-5, AST-10: with one proxy trusted, its entries decide: whom limits count, and where redirects lead. */
export async function expectProxyTrusted(site: Site) {
  const proxied = {
    host: 'acme.example',
    origin: 'https://acme.example',
    'x-forwarded-proto': 'https',
  }
  const team = await ask(site, '/team', { headers: proxied })
  const back = encodeURIComponent('https://acme.example/team')
  expect(team.headers.get('location')).toBe(`https://acme.example/sign-in?redirect_url=${back}`)

  const form = signInForm(unknown, { ...proxied, 'x-forwarded-for': '198.51.100.2' })
  const answer = await ask(site, SIGN_INS, form)
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    'https://acme.example/sign-in',
  ])

  const statuses = await guess(site, (first) => ({
    ...proxied,
    'x-forwarded-for': `${first}, 198.51.100.1`,
  }))
  expect(statuses.filter((status) => status !== 429).length).toBeLessThanOrEqual(5)
}

const ASKED_AS: Headers[] = [{}, { accept: 'application/json' }, { 'sec-fetch-dest': 'script' }]

/** SEC-4, SEC-6: `astro dev` serves the files of a project, and not its secret key, its users or what Vite itself keeps. */
export async function expectNoPrivateFiles(site: Site, folder: string) {
  const names = ['keys.json', 'development.sqlite', 'development.sqlite-wal']
  const files = [...names.map((name) => `/.dooryard/${name}`), '/private.pem']
  await writeFile(join(folder, 'private.pem'), 'sk_test_of_a_file')
  for (const file of files) {
    for (const spelling of [file, `/@fs${folder}${file}`, `/@id/${folder}${file}`]) {
      for (const query of ['', '?raw', '?url', '?import&raw', '?t=1']) {
        for (const headers of ASKED_AS) {
          const { text } = await ask(site, spelling + query, { headers })
          expect(text, spelling + query).not.toMatch(/sk_test_|SQLite format|pragma|@example\.com/)
        }
      }
    }
    const image = await ask(site, `/_image?href=${encodeURIComponent(file)}&f=svg`)
    expect(image.text, file).not.toMatch(/sk_test_|SQLite format/)
  }
  // What is no secret is served as ever.
  expect((await ask(site, '/package.json?raw')).text).toContain('dependencies')
}
