import type { createClerkClient } from '@clerk/backend'
import type { TestBrowser, WatchedPage } from '../../tests/harness/browser.ts'
import type { GenuineSite } from './site.ts'

/** Somebody at a page with genuine clerk-js and @clerk/ui. */
export interface Visitor {
  page: WatchedPage
  /** Opens the page of a component, `''` for none, and waits until Clerk is loaded. */
  open(component: string, query?: string): Promise<void>
  /** What an expression of the page's `Clerk` object comes to. */
  // biome-ignore lint/suspicious/noExplicitAny: the page's values are only compared
  ask(expression: string): Promise<any>
  signIn(emailAddress: string): Promise<void>
  /** Types the password of an account into their sign-in, and goes on. */
  enterPassword(emailAddress: string): Promise<void>
  enterCode(code?: string): Promise<void>
  /** Until their flow has led to the start page. */
  untilSignedIn(): Promise<void>
}

export const PASSWORD = 'a-lamp-left-on-overnight'

export async function visitorOf(chromium: TestBrowser, site: GenuineSite): Promise<Visitor> {
  // Forms of theirs open in motion, and a press of the pointer misses a button that moves on.
  const page = await chromium.newPage({ reducedMotion: 'reduce' })
  const visitor: Visitor = {
    page,
    async open(component, query = '') {
      await page.goto(`${site.url}/?${component && `component=${component}`}${query}`)
      await page.waitForSelector('body[data-ready]', { state: 'attached' })
    },
    ask: (expression) => page.evaluate(`window.${expression}`),
    async signIn(emailAddress) {
      await visitor.open('')
      await visitor.ask(
        `Clerk.client.signIn.create({ identifier: '${emailAddress}', password: '${PASSWORD}' })
          .then((signIn) => Clerk.setActive({ session: signIn.createdSessionId }))`,
      )
    },
    async enterPassword(emailAddress) {
      await visitor.open('SignIn')
      await page.fill('input[name=identifier]', emailAddress)
      await page.click('.cl-formButtonPrimary')
      await page.waitForSelector('input[name=password]:not([aria-hidden=true])')
      await page.fill('input[name=password]', PASSWORD)
      await page.click('.cl-formButtonPrimary')
    },
    enterCode: (code = '424242') => page.locator('[data-input-otp]').pressSequentially(code),
    async untilSignedIn() {
      await page.waitForFunction("location.pathname === '/' && location.search === ''")
      await untilSignedIn(page)
    },
  }
  return visitor
}

/** Until a flow of theirs has led to a page that was loaded by somebody signed in: before that, theirs is on its way out. */
export const untilSignedIn = (page: Pick<WatchedPage, 'waitForSelector'>) =>
  page.waitForSelector('body[data-ready="signed-in"]', { state: 'attached' })

/** Signs out, and on to the sign-in. Its answer is not waited for: the page may be gone before it is read. */
export async function leaveForSignIn(page: Pick<WatchedPage, 'evaluate' | 'waitForSelector'>) {
  await page.evaluate(`window.Clerk.signOut({ redirectUrl: '/?component=SignIn' }) && null`)
  await page.waitForSelector('body[data-ready="signed-out"]', { state: 'attached' })
}

let count = 0
export const newAddress = () => `visitor-${++count}+clerk_test@example.com`

/** An account made by the genuine backend client; gives its id and address. */
export async function newAccount(clerk: ReturnType<typeof createClerkClient>, more: object = {}) {
  const user = await clerk.users.createUser({
    emailAddress: [newAddress()],
    password: PASSWORD,
    ...more,
  })
  return { id: user.id, emailAddress: user.emailAddresses[0]!.emailAddress, user }
}
