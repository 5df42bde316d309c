import { expect, test } from 'vitest'
import type { WatchedPage } from '../harness/browser.ts'
import { untilLoaded } from './people.ts'
import { useShowcase } from './showcase.ts'

declare global {
  interface Window {
    survivor?: string
    ownSwaps?: number
    listenerCounts: { added: number; removed: number }
  }
}

const showcase = useShowcase()

/** Follows a link of the page; the document must survive. */
async function follow(page: WatchedPage, name: string, title: RegExp) {
  await page.evaluate(() => {
    window.survivor ??= crypto.randomUUID()
  })
  const survivor = await page.evaluate(() => window.survivor)
  await page.getByRole('link', { name, exact: true }).click()
  await page.locator('h1.title', { hasText: title }).waitFor()
  expect(await page.evaluate(() => window.survivor)).toBe(survivor)
}

test('components that a navigation brings are alive, and styled before they are seen', async () => {
  const page = await showcase.stranger()
  await page.goto(`${showcase.site.url}/router/plain`)
  await follow(page, 'sign in', /sign in/)
  const card = page.locator('.cl-cardBox, .cl-card').first()
  expect(await card.evaluate((node) => getComputedStyle(node).display)).not.toBe('inline')
  await page.getByLabel('Email address').fill(showcase.person.emailAddress)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByRole('heading', { name: 'Enter your password' }).waitFor()
  await page.getByLabel('Password', { exact: true }).fill(showcase.person.password)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.locator('.cl-userButtonTrigger').waitFor()
  expect(new URL(page.url()).pathname).toBe('/router')
  expect(page.problems()).toEqual([])
})

test('going back and forth keeps them alive', async () => {
  const page = await showcase.member()
  await page.goto(`${showcase.site.url}/router`)
  await page.waitForLoadState('networkidle')
  for (let round = 0; round < 3; round++) {
    await follow(page, 'two', /two/)
    await follow(page, 'buttons', /buttons/)
    await follow(page, 'one', /one/)
  }
  await page.locator('.cl-userButtonTrigger').click()
  await page.locator('.cl-userButtonPopoverCard svg.docs-icon').waitFor()
  expect(page.problems()).toEqual([])
})

test('§17.20: buttons on a page that is visited again still work', async () => {
  const page = await showcase.stranger()
  await page.goto(`${showcase.site.url}/router/static`)
  await page.waitForLoadState('networkidle')
  for (let round = 0; round < 2; round++) {
    await follow(page, 'plain', /plain/)
    await follow(page, 'static', /prerendered/)
    await page.locator('#in-modal').click()
    await page.locator('dialog[open]').first().waitFor()
    expect(await page.locator('dialog[open]').count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.locator('dialog[open]').first().waitFor({ state: 'detached' })
  }
  expect(page.problems()).toEqual([])
})

test('§17.19: components leave no listeners behind', async () => {
  const page = await showcase.member()
  await page.addInitScript(() => {
    const counts = { added: 0, removed: 0 }
    window.listenerCounts = counts
    for (const target of [Window.prototype, Document.prototype]) {
      const { addEventListener, removeEventListener } = EventTarget.prototype
      Object.assign(target, {
        addEventListener(this: EventTarget, ...args: Parameters<typeof addEventListener>) {
          counts.added++
          const { signal } = (typeof args[2] === 'object' && args[2]) || {}
          signal?.addEventListener('abort', () => counts.removed++)
          return addEventListener.apply(this, args)
        },
        removeEventListener(this: EventTarget, ...args: Parameters<typeof removeEventListener>) {
          counts.removed++
          return removeEventListener.apply(this, args)
        },
      })
    }
  })
  await page.goto(`${showcase.site.url}/router`)
  await page.waitForLoadState('networkidle')
  const open = () =>
    page.evaluate(() => window.listenerCounts.added - window.listenerCounts.removed)
  const round = async () => {
    await follow(page, 'two', /two/)
    await follow(page, 'sign in', /sign in/)
    await follow(page, 'static', /prerendered/)
    await follow(page, 'one', /one/)
    await page.locator('.cl-userButtonTrigger').waitFor()
    await page.waitForLoadState('networkidle')
  }
  await round()
  const before = await open()
  for (let count = 0; count < 4; count++) await round()
  expect(await open()).toBeLessThanOrEqual(before)
})

test('§17.19: a component that is kept by transition:persist keeps its state and is mounted once', async () => {
  const page = await showcase.stranger()
  await page.goto(`${showcase.site.url}/router/persist-a`)
  await page.waitForLoadState('networkidle')
  await page.getByLabel('Email address').fill('half-typed')
  await page.locator('clerk-ui').evaluate((node) => {
    Object.assign(node, { mark: 'the same' })
  })
  await page.locator('#other').click()
  await page.locator('h1.title', { hasText: 'persisted b' }).waitFor()
  expect(await page.getByLabel('Email address').inputValue()).toBe('half-typed')
  expect(await page.locator('clerk-ui').evaluate((node) => Reflect.get(node, 'mark'))).toBe(
    'the same',
  )
  expect(await page.locator('.cl-signIn-root form').count()).toBe(1)
  await page.getByLabel('Email address').fill(showcase.person.emailAddress)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByRole('heading', { name: 'Enter your password' }).waitFor()
  expect(page.problems()).toEqual([])
})

test('a page that was fetched before a sign-out is rendered anew when it is shown', async () => {
  const page = await showcase.lonelyMember()
  await page.goto(`${showcase.site.url}/router`)
  await untilLoaded(page)
  await page.evaluate(() => window.Clerk.signOut(() => {}))
  await page.locator('#stranger').waitFor()
  expect(page.problems()).toEqual([])
})

test('§17.21: the swap of the site is left alone', async () => {
  const page = await showcase.stranger()
  await page.goto(`${showcase.site.url}/router/sign-in`)
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => {
    document.addEventListener('astro:before-swap', (event) => {
      const swapping = event as Event & { swap(): void }
      const { swap } = swapping
      swapping.swap = () => {
        window.ownSwaps = (window.ownSwaps ?? 0) + 1
        swap()
      }
    })
  })
  await follow(page, 'plain', /plain/)
  expect(await page.evaluate(() => window.ownSwaps)).toBe(1)
})
