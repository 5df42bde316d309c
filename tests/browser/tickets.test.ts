import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { backend, createPerson, type Person, wake } from './people.ts'
import { useShowcase } from './showcase.ts'

const showcase = useShowcase()

/** The page at which a link for somebody leads. */
async function linkFor({ id }: Person): Promise<string> {
  const { token } = await backend(showcase.site, '/v1/sign_in_tokens', { user_id: id })
  return `${showcase.site.url}/sign-in?__clerk_ticket=${token}`
}

/** Whom the server takes this browser for. */
async function signedIn(page: Page): Promise<string[]> {
  const answer = await page.context().request.get(`${showcase.site.url}/__clerk/v1/client`)
  const { response } = await answer.json()
  const sessions: { id: string; user: { id: string } }[] = response?.sessions ?? []
  const last = response?.last_active_session_id
  return sessions.toSorted((one) => (one.id === last ? -1 : 1)).map(({ user }) => user.id)
}

const hasLeft = (page: Page) => page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
const stay = (page: Page) => page.getByRole('link', { name: 'Stay signed in' })
const accept = (page: Page) => page.getByRole('button', { name: 'Continue with the link' })

test('a link signs a stranger in by itself', async () => {
  const other = await createPerson(showcase.site)
  const page = await showcase.stranger()
  await page.goto(await linkFor(other))
  await hasLeft(page)
  expect(await signedIn(page)).toEqual([other.id])
})

test.each(['sign-in', 'sign-up'])(
  'CSRF-3: a page for %s that is rendered ahead of a click takes no ticket',
  async (path) => {
    const other = await createPerson(showcase.site)
    const page = await showcase.stranger()
    // What Chromium says to a document that speculation rules asked for.
    await page.addInitScript(() => {
      const isAhead = sessionStorage.getItem('visited') === null
      Object.defineProperty(document, 'prerendering', { value: isAhead })
    })
    const sent: string[] = []
    page.on('request', (request) => sent.push(`${request.method()} ${request.resourceType()}`))
    const link = (await linkFor(other)).replace('/sign-in', `/${path}`)
    await page.goto(link)
    await page.waitForLoadState('networkidle')
    expect(sent.filter((each) => each.startsWith('GET script')).length).toBeGreaterThan(0)
    expect(sent.filter((each) => each.startsWith('POST'))).toEqual([])

    await page.evaluate(() => {
      sessionStorage.setItem('visited', 'yes')
      document.dispatchEvent(new Event('prerenderingchange'))
    })
    await expect.poll(() => sent.some((each) => each.startsWith('POST'))).toBe(true)
    if (path === 'sign-in') await expect.poll(() => signedIn(page)).toEqual([other.id])
  },
)

test('a link signs a stranger in without JavaScript too, by a press', async () => {
  const other = await createPerson(showcase.site)
  const page = await showcase.stranger({ javaScriptEnabled: false })
  await page.goto(`${showcase.site.url}/sign-in?__clerk_ticket=nothing`)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.locator('.cl-alertText').waitFor()
  await page.getByRole('link', { name: 'Go on without the link' }).click()
  await page.getByLabel('Email address').waitFor()
  await page.goto(await linkFor(other))
  expect(await signedIn(page)).toEqual([])
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await hasLeft(page)
  expect(await signedIn(page)).toEqual([other.id])
})

test.each([['with'], ['without']])(
  'a link of an invitation that the server does not know is told so, and one can sign up all the same, %s JavaScript',
  async (how) => {
    const page = await showcase.stranger({ javaScriptEnabled: how === 'with' })
    await page.goto(`${showcase.site.url}/sign-up?__clerk_ticket=nothing`)
    if (how === 'without') {
      await page.getByRole('button', { name: 'Continue', exact: true }).click()
    }
    await page.locator('.cl-alertText').waitFor()
    expect(await page.locator('.cl-alertText').innerText()).toContain('Ask for a new one.')
    if (how === 'without') {
      await page.getByRole('link', { name: 'Go on without the link' }).click()
    }
    await page.getByLabel('Email address').fill(`no-ticket-${how}@example.com`)
    await page.getByLabel('Password', { exact: true }).fill(showcase.person.password)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByLabel('Enter verification code').waitFor()
  },
)

test('a stranger whose link is of no use is told so, and can sign in at once', async () => {
  const page = await showcase.stranger()
  await page.goto(`${showcase.site.url}/sign-in?__clerk_ticket=nothing`)
  await page.locator('.cl-alertText').waitFor()
  await page.getByLabel('Email address').fill(showcase.person.emailAddress)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByRole('heading', { name: 'Enter your password' }).waitFor()
  await page.getByLabel('Password', { exact: true }).fill(showcase.person.password)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await hasLeft(page)
  expect(await signedIn(page)).toEqual([showcase.person.id])
})

describe.each([['with'], ['without']])(
  'CSRF-3: somebody who is signed in is asked first, %s JavaScript',
  (how) => {
    const options = { javaScriptEnabled: how === 'with' }

    test('and may stay', async () => {
      const other = await createPerson(showcase.site)
      const page = await showcase.lonelyMember(options)
      const link = await linkFor(other)
      await page.goto(link)
      await expect.poll(() => page.locator('.cl-headerTitle').innerText()).toBe('Switch accounts?')
      expect(await page.locator('.cl-card').innerText()).toContain(showcase.person.emailAddress)
      await page.goto(`${link}&__dooryard_screen=start`)
      // A link that names a screen too hides the question, and takes nothing either.
      await page
        .locator(how === 'with' ? 'form[novalidate]' : 'form')
        .first()
        .waitFor()
      expect(await signedIn(page)).toEqual([showcase.person.id])
      await page.goto(link)
      await stay(page).click()
      await hasLeft(page)
      expect(await signedIn(page)).toEqual([showcase.person.id])
    })

    test('and may go on', async () => {
      const other = await createPerson(showcase.site)
      const page = await showcase.lonelyMember(options)
      await page.goto(await linkFor(other))
      await accept(page).click()
      await hasLeft(page)
      expect(await signedIn(page)).toEqual([other.id, showcase.person.id])
    })

    test('and is told at the question that a link is of no use', async () => {
      const page = await showcase.lonelyMember(options)
      await page.goto(`${showcase.site.url}/sign-in?__clerk_ticket=nothing`)
      await accept(page).click()
      await page.locator('.cl-alertText').waitFor()
      await stay(page).waitFor()
      expect(await signedIn(page)).toEqual([showcase.person.id])
    })
  },
)

test('whoever has an own link goes on as before', async () => {
  const page = await showcase.lonelyMember()
  await page.goto(await linkFor(showcase.person))
  await wake(page)
  await accept(page).click()
  await hasLeft(page)
  expect(await signedIn(page)).toEqual([showcase.person.id])
})
