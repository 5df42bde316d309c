import { expect, test } from 'vitest'
import type { WatchedPage } from '../harness/browser.ts'
import { useShowcase } from './showcase.ts'

const showcase = useShowcase()
const paths = ['/buttons', '/static/buttons', '/router/buttons']

async function open(page: WatchedPage, path: string) {
  await page.goto(`${showcase.site.url}${path}`)
  await page.waitForLoadState('networkidle')
}

const modal = (page: WatchedPage, flow = 'signIn') =>
  page.locator(`.cl-modalContent:has(.cl-${flow}-root), dialog:has(.cl-${flow}-root)`).first()

for (const path of paths) {
  test(`they open the pages of the flows, on ${path}`, async () => {
    const page = await showcase.stranger()
    for (const [id, target] of [
      ['in', '/sign-in'],
      ['in-child', '/sign-in'],
      ['in-as', '/sign-in'],
      ['up', '/sign-up'],
    ]) {
      await open(page, path)
      await page.locator(`#${id}`).click()
      await page.waitForURL((url) => url.pathname === target)
      expect(new URL(page.url()).searchParams.get('redirect_url'), id).toContain(path)
    }
    expect(page.problems()).toEqual([])
  })

  test(`they open a modal and leave the page where it is, on ${path}`, async () => {
    const page = await showcase.stranger()
    for (const [id, flow] of [
      ['in-modal', 'signIn'],
      ['in-child-modal', 'signIn'],
      ['up-modal', 'signUp'],
      ['in-form', 'signIn'],
    ] as const) {
      await open(page, path)
      await page.locator(`#${id}`).click()
      await modal(page, flow).waitFor()
      expect(new URL(page.url()).pathname.replace(/\/$/, ''), id).toBe(path)
    }
    expect(page.problems()).toEqual([])
  })

  test(`signing out ends the session and goes where it was told, on ${path}`, async () => {
    const page = await showcase.lonelyMember()
    await open(page, path)
    await page.locator('#out').click()
    await page.waitForURL(`${showcase.site.url}/show`)
    expect(await page.locator('#in').innerText()).toBe('no')
  })
}

test('§17.10: what belongs to the flow reaches it', async () => {
  const page = await showcase.stranger()
  await open(page, '/buttons')
  await page.locator('#up-modal').click()
  await modal(page, 'signUp').waitFor()
  expect(await page.getByLabel('Email address').inputValue()).toBe('filled@example.com')
  await open(page, '/buttons')
  await page.locator('#in').click()
  await page.waitForURL(/sign-in/)
  expect(new URL(page.url()).searchParams.get('sign_in_force_redirect_url')).toBe('/plain')
})

test('attributes of the site go to the button', async () => {
  const page = await showcase.stranger()
  await open(page, '/buttons')
  const button = page.locator('button#in.mine[data-mine=yes]')
  expect(await button.innerText()).toBe('Sign in')
  expect(await page.locator('#up').innerText()).toBe('Sign up')
  expect(await page.locator('#out').innerText()).toBe('Sign out')
})

test('§17.15: a click before the runtime has arrived waits for it', async () => {
  const page = await showcase.stranger()
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/_astro\/runtime/, async (route) => {
    await held
    await route.continue()
  })
  await page.goto(`${showcase.site.url}/buttons`)
  await page.locator('#in-modal').click()
  release()
  await modal(page).waitFor()
  expect(page.problems()).toEqual([])
})

test('without JavaScript they are forms', async () => {
  const page = await showcase.stranger({ javaScriptEnabled: false })
  for (const id of ['in', 'in-modal', 'in-child']) {
    await page.goto(`${showcase.site.url}/buttons`)
    await page.locator(`#${id}`).click()
    expect(new URL(page.url()).pathname, id).toBe('/sign-in')
  }
  const member = await showcase.lonelyMember({ javaScriptEnabled: false })
  await member.goto(`${showcase.site.url}/buttons`)
  await member.locator('#out').click()
  expect(new URL(member.url()).pathname).toBe('/show')
  expect(await member.locator('#in').innerText()).toBe('no')
})
