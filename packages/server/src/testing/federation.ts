import type { Answer, Browser } from './browser.ts'
import { ORIGIN } from './test-server.ts'

/** Where a script has the browser come back to. */
export const WAY = {
  redirect_url: `${ORIGIN}/sso-callback`,
  action_complete_redirect_url: `${ORIGIN}/dashboard`,
}

/** Begins a sign-in or sign-up at a provider; gives its page. */
export async function leave(
  browser: Browser,
  {
    strategy = 'oauth_google',
    to = 'sign_ins',
    ...form
  }: { strategy?: string; to?: 'sign_ins' | 'sign_ups'; [field: string]: string | undefined } = {},
): Promise<URL> {
  const { status, response, body } = await browser.post(`/v1/client/${to}`, {
    strategy,
    ...WAY,
    ...(form as Record<string, string>),
  })
  if (status !== 200) throw new Error(`leave: ${JSON.stringify(body)}`)
  const { external_verification_redirect_url: page, status: state } =
    to === 'sign_ins' ? response.first_factor_verification : response.verifications.external_account
  if (state !== 'unverified' || !page) throw new Error(`leave: ${JSON.stringify(response)}`)
  return new URL(page)
}

/** Opens an address of the server in a browser. */
export const open = (browser: Browser, address: URL | string): Promise<Answer> => {
  const { pathname, search } = new URL(address)
  return browser.get(pathname + search, { accept: 'text/html' })
}

export interface Somebody {
  sub?: string
  email?: string
  name?: string
  verified?: boolean
}

/** The address to which the development provider sends somebody back. */
export async function answerOf(browser: Browser, page: URL, somebody: Somebody = {}): Promise<URL> {
  const {
    sub = 'ada',
    email = 'ada@example.com',
    name = 'Ada Lovelace',
    verified = true,
  } = somebody
  const answer = new URL(`${page.pathname}/answer`, page)
  for (const name of ['strategy', 'state']) {
    answer.searchParams.set(name, page.searchParams.get(name)!)
  }
  answer.searchParams.set('sub', sub)
  answer.searchParams.set('name', name)
  if (email) answer.searchParams.set('email', email)
  if (verified) answer.searchParams.set('verified', 'on')
  const { status, headers, body } = await open(browser, answer)
  if (status !== 303) throw new Error(`answer: ${status} ${body}`)
  return new URL(headers.get('location')!)
}

/** All the way through the development provider; gives where it led. */
export async function goThrough(
  browser: Browser,
  somebody: Somebody = {},
  begin: Parameters<typeof leave>[1] = {},
): Promise<Answer & { to: string | null }> {
  const answer = await open(browser, await answerOf(browser, await leave(browser, begin), somebody))
  return { ...answer, to: answer.headers.get('location') }
}

/** Signs somebody up by an account elsewhere, as the page does that they come back to. */
export async function signUpThrough(browser: Browser, somebody: Somebody = {}, begin = {}) {
  await goThrough(browser, somebody, begin)
  return browser.post('/v1/client/sign_ups', { transfer: 'true' })
}
