import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openBrowser } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'

const example = fileURLToPath(new URL('../fixtures/unfinished', import.meta.url))
const noKeys = { PUBLIC_CLERK_PUBLISHABLE_KEY: undefined, CLERK_SECRET_KEY: undefined }

describe('astro dev in a site that is not finished', () => {
  let site: Site
  beforeAll(async () => {
    site = await startSite({
      example,
      mode: 'dev',
      env: { ...noKeys, DOORYARD_DATABASE: undefined },
    })
  })
  afterAll(async () => {
    await site?.stop()
    await rm(join(example, '.dooryard'), { recursive: true, force: true })
  })

  test('starts its server with no request of its own in the log', async () => {
    await vi.waitUntil(() => site.output().includes('Mails of this site'), { timeout: 20_000 })
    expect(site.output()).toMatch(/\[200] \/ /)
    expect(site.output()).toContain(`with their codes: ${site.url}/__clerk/mailbox`)
    expect(site.output()).not.toMatch(/\[\d{3}].*__clerk/)
  })

  test.each([
    ['a misspelled option', 'clerk() has no option apearance. Did you mean appearance?'],
    ['the middleware', 'export const onRequest = clerkMiddleware()'],
    ['a page it names', 'Make src/pages/login.astro with <SignIn />'],
    ['pages on demand', "Write output: 'server' in astro.config"],
  ])('says once what is missing: %s', (_, line) => {
    expect(site.output().split(line)).toHaveLength(2)
  })

  test('has its key where sites read it, on the server and in the browser', async () => {
    const { publishableKey } = await (await fetch(`${site.url}/__clerk/publishable-key`)).json()
    expect(publishableKey).toMatch(/^pk_test_/)
    expect(await (await fetch(`${site.url}/asked`)).text()).toBe(publishableKey)
    const chromium = await openBrowser()
    const page = await chromium.newPage()
    await page.goto(`${site.url}/`)
    await page.waitForSelector('#browser:not(:empty)')
    expect(await page.locator('#server, #browser').allInnerTexts()).toEqual([
      publishableKey,
      publishableKey,
    ])
    await chromium.close()
  })
})

test('a site that is built without a key reads it where it runs', async () => {
  const site = await startSite({ example, mode: 'production', env: {}, buildEnv: noKeys })
  expect(await (await fetch(`${site.url}/asked`)).text()).toBe(site.publishableKey)
  await site.stop()
})

test('a misspelled setting of the server ends the build, and is named', async () => {
  const env = { UNFINISHED_INSTANCE: JSON.stringify({ aplicationName: 'Lighthouse' }) }
  await expect(startSite({ example, mode: 'production', env })).rejects.toThrow(
    /astro:config:setup[\s\S]*aplicationName: there is no such setting/,
  )
})

test('a placeholder for the key ends the build with one line', async () => {
  const env = { PUBLIC_CLERK_PUBLISHABLE_KEY: 'pk_test_your_key_here' }
  await expect(startSite({ example, mode: 'production', env })).rejects.toThrow(
    'PUBLIC_CLERK_PUBLISHABLE_KEY is not a publishable key',
  )
})
