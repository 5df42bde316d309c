import { expect, test } from 'vitest'
import type { WatchedPage } from '../harness/browser.ts'
import { untilLoaded } from './people.ts'
import { useShowcase } from './showcase.ts'

const showcase = useShowcase()

/** What each branch of the page shows. */
function shown(page: WatchedPage) {
  return page
    .locator('#branches > li')
    .evaluateAll((items) =>
      Object.fromEntries(items.map((item) => [item.id, (item as HTMLElement).innerText.trim()])),
    )
}

const stranger = {
  in: 'no',
  out: 'yes',
  'show-fallback': 'no',
  role: 'no',
  function: 'no',
  'older-in': '',
  'older-out': 'yes',
  protect: 'no',
  'protect-role': 'no',
  'protect-condition': 'no',
}
const member = {
  ...stranger,
  in: 'yes',
  out: 'no',
  'show-fallback': 'yes',
  function: 'yes',
  'older-in': 'yes',
  'older-out': '',
  protect: 'yes',
  'protect-condition': 'yes',
}
/** A function cannot travel to the browser: its branch stays closed there. */
const memberInBrowser = { ...member, function: 'no', 'protect-condition': 'no' }

test('on the server, without JavaScript', async () => {
  const page = await showcase.stranger({ javaScriptEnabled: false })
  await page.goto(`${showcase.site.url}/show`)
  expect(await shown(page)).toEqual(stranger)
  const other = await showcase.member({ javaScriptEnabled: false })
  await other.goto(`${showcase.site.url}/show`)
  expect(await shown(other)).toEqual(member)
})

for (const path of ['/static/show', '/show-in-browser', '/router/static']) {
  test(`§17.9: in the browser, on ${path}`, async () => {
    for (const [who, expected] of [
      ['stranger', stranger],
      ['member', memberInBrowser],
    ] as const) {
      const page = await showcase[who]()
      await page.goto(`${showcase.site.url}${path}`)
      await expect.poll(() => shown(page), { timeout: 5000 }).toEqual(expected)
    }
  })
}

for (const path of ['/island', '/static/island']) {
  test(`AST-8: in a server island, on ${path}`, async () => {
    for (const [who, expected, user] of [
      ['stranger', stranger, 'nobody'],
      ['member', member, showcase.person.emailAddress],
    ] as const) {
      const page = await showcase[who]()
      await page.goto(`${showcase.site.url}${path}`)
      await page.locator('#island-user').waitFor()
      expect(await page.locator('#island-user').innerText()).toBe(user)
      expect(await shown(page), who).toEqual(expected)
    }
  })
}

test('AST-8: the address of an island shows a stranger what a stranger may see', async () => {
  const page = await showcase.member()
  const [request] = await Promise.all([
    page.waitForRequest(/_server-islands/),
    page.goto(`${showcase.site.url}/island`),
  ])
  expect(await (await fetch(request.url())).text()).toContain('nobody')
})

test('§17.26: a branch that the server chose follows a sign-in and a sign-out of the browser', async () => {
  const page = await showcase.stranger()
  await page.goto(`${showcase.site.url}/show`)
  await untilLoaded(page)
  await page.evaluate(async (person) => {
    const Clerk = window.Clerk
    const signIn = await Clerk.client!.signIn.create({
      strategy: 'password',
      identifier: person.emailAddress,
      password: person.password,
    })
    await Clerk.setActive({ session: signIn.createdSessionId })
  }, showcase.person)
  await expect.poll(() => shown(page).catch(() => null), { timeout: 5000 }).toEqual(member)
  await untilLoaded(page)
  await page.evaluate(() => window.Clerk.signOut(() => {})).catch(() => {})
  await expect.poll(() => shown(page).catch(() => null), { timeout: 5000 }).toEqual(stranger)
})

test('§17.26: whoever signs in by code of the site, and is led on to a slow page, gets there', async () => {
  const page = await showcase.stranger()
  await page.goto(`${showcase.site.url}/show`)
  await untilLoaded(page)
  let answer = () => {}
  const answered = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/plain', (route) => answered.then(() => route.continue()))
  await page.evaluate(async (person) => {
    const Clerk = window.Clerk
    const signIn = await Clerk.client!.signIn.create({
      strategy: 'password',
      identifier: person.emailAddress,
      password: person.password,
    })
    const later = window.setTimeout
    const momentIsOver = new Promise<void>((resolve) => {
      const soon = (act: () => void, delay: number) => {
        if (delay !== 1000) return later(act, delay)
        return later(() => {
          act()
          later(resolve)
        })
      }
      window.setTimeout = soon as typeof setTimeout
    })
    await Clerk.setActive({ session: signIn.createdSessionId })
    location.href = '/plain'
    await momentIsOver
  }, showcase.person)
  answer()
  await page.waitForURL('**/plain')
})

test('AST-6: a page that anybody may cache lets the browser decide', async () => {
  const page = await showcase.member()
  await page.goto(`${showcase.site.url}/plain`)
  const response = (await page.goto(`${showcase.site.url}/public`))!
  expect(response.headers()['cache-control']).toBe('public, max-age=60')
  expect(await response.text()).not.toContain(showcase.person.id)
  await page.locator('#in').waitFor({ state: 'visible' })
})
