import type { Browser } from './browser.ts'

export const PASSWORD = 'correct horse battery'
export const ADA = 'ada+clerk_test@example.com'
export const BOB = 'bob+clerk_test@example.com'

/** Signs a person up with the test code; the browser is signed in then. */
export async function signUp(browser: Browser, emailAddress = ADA, password = PASSWORD) {
  const created = await browser.post('/v1/client/sign_ups', {
    email_address: emailAddress,
    password,
  })
  if (created.status !== 200) throw new Error(`sign-up: ${JSON.stringify(created.body)}`)
  const path = `/v1/client/sign_ups/${created.response.id}`
  await browser.post(`${path}/prepare_verification`, { strategy: 'email_code' })
  const done = await browser.post(`${path}/attempt_verification`, {
    strategy: 'email_code',
    code: '424242',
  })
  if (done.response?.status !== 'complete') {
    throw new Error(`sign-up: ${JSON.stringify(done.body)}`)
  }
  return {
    userId: done.response.created_user_id as string,
    sessionId: done.response.created_session_id as string,
    answer: done,
  }
}

/** Signs a person in with their password. */
export function signIn(browser: Browser, identifier = ADA, password = PASSWORD) {
  return browser.post('/v1/client/sign_ins', { identifier, password, strategy: 'password' })
}

/** The query that names the session on whose behalf a call acts. */
export const as = (sessionId: string) => `?_clerk_session_id=${sessionId}`

/** Signs out of everything in this browser. */
export const signOut = (browser: Browser) => browser.post('/v1/client/sessions?_method=DELETE')
