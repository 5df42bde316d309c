import { createClerkClient } from '@clerk/backend'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type TestBrowser, type WatchedPage } from '../tests/harness/browser.ts'
import { testKeys } from '../tests/harness/site.ts'
import { type GenuineSite, startGenuineSite } from './harness/site.ts'
import { untilSignedIn } from './harness/visitor.ts'

const attached = { state: 'attached' } as const

let site: GenuineSite
let chromium: TestBrowser
beforeAll(async () => {
  const social = { google: true, github: true } as const
  ;[site, chromium] = await Promise.all([
    startGenuineSite(testKeys, { settings: { social } }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await Promise.all([site?.close(), chromium?.close()])
})

async function open(component = '') {
  const page = await chromium.newPage()
  await page.goto(`${site.url}/${component && `?component=${component}`}`)
  await page.waitForSelector('body[data-ready]', attached)
  return page
}

/** Presses the button of a provider, and is somebody there. */
async function go(page: WatchedPage, name: string, provider = 'google') {
  await page.click(`.cl-socialButtonsBlockButton__${provider}`)
  await page.click(`button:has-text("${name}")`)
}

// biome-ignore lint/suspicious/noExplicitAny: the page's values are only compared
const evaluate = (page: WatchedPage, expression: string): Promise<any> =>
  page.evaluate(`window.${expression}`)

describe('genuine clerk-js and @clerk/ui: accounts at providers', () => {
  it('sign up by the button of a sign-in, and in again', async () => {
    const page = await open('SignIn')
    await go(page, 'Ada Lovelace')
    await untilSignedIn(page)
    expect(
      await evaluate(
        page,
        'Clerk.user.externalAccounts.map(({ provider, verification }) => [provider, verification.status])',
      ),
    ).toEqual([['google', 'verified']])

    const again = await open('SignUp')
    await go(again, 'Ada Lovelace')
    await untilSignedIn(again)
    expect(await evaluate(again, 'Clerk.user.id')).toBe(await evaluate(page, 'Clerk.user.id'))
  })

  it('say that somebody denied', async () => {
    const page = await open('SignIn')
    await page.click('.cl-socialButtonsBlockButton__google')
    await page.click('button:has-text("Deny")')
    await page.waitForSelector('.cl-alertText')
    expect(await evaluate(page, 'Clerk.user')).toBeNull()
  })

  it('connect an account in a profile, and take it away', async () => {
    const page = await open('SignIn')
    await go(page, 'Grace Hopper')
    await untilSignedIn(page)
    const url = await evaluate(
      page,
      `Clerk.user.createExternalAccount({ strategy: 'oauth_github', redirectUrl: location.origin + '/' })
        .then((account) => account.verification.externalVerificationRedirectURL.href)`,
    )
    await page.goto(url)
    await page.click('button:has-text("Grace Hopper")')
    await page.waitForFunction('window.Clerk?.user?.externalAccounts.length === 2')
    await evaluate(
      page,
      `Clerk.user.externalAccounts.find(({ provider }) => provider === 'github').destroy()`,
    )
    await evaluate(page, 'Clerk.user.reload()')
    expect(await evaluate(page, 'Clerk.user.externalAccounts.length')).toBe(1)

    const clerk = createClerkClient({ ...testKeys, apiUrl: `${site.url}/__clerk/api` })
    const userId = await evaluate(page, 'Clerk.user.id')
    await clerk.users.updateUser(userId, { password: 'a-lamp-left-on-overnight' })
    const tokens = await clerk.users.getUserOauthAccessToken(userId, 'google')
    expect(tokens.data).toMatchObject([{ provider: 'oauth_google', token: expect.any(String) }])
    const [account] = (await clerk.users.getUser(userId)).externalAccounts
    await clerk.users.deleteUserExternalAccount({ userId, externalAccountId: account!.id })
    expect((await clerk.users.getUser(userId)).externalAccounts).toEqual([])
  })
})
