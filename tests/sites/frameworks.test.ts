import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'

const frameworks = ['react']
const modes = ['dev', 'production'] as const

let chromium: TestBrowser
beforeAll(async () => {
  chromium = await openBrowser()
})
afterAll(() => chromium?.close())

describe.each(frameworks)('a site with %s', (framework) => {
  describe.each(modes)('%s', (mode) => {
    let site: Site
    beforeAll(async () => {
      site = await startSite({ example: join(import.meta.dirname, framework), mode })
    })
    afterAll(() => site?.stop())

    test('a page without an island opens a modal that is not empty', async () => {
      const page = await chromium.newPage()
      await page.goto(`${site.url}/`)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('dialog').getByLabel('Email address').waitFor()
      expect(page.problems()).toEqual([])
    })
  })
})
