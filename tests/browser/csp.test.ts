import { expect, test } from 'vitest'
import type { WatchedPage } from '../harness/browser.ts'
import { useShowcase } from './showcase.ts'

const showcase = useShowcase()

/** Pages of the showcase, as its first page lists them. */
async function pagePaths(page: WatchedPage): Promise<string[]> {
  await page.goto(`${showcase.site.url}/`)
  const links = page.locator('#pages a')
  const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')!))
  return paths.filter((path) => !path.startsWith('/api'))
}

for (const who of ['stranger', 'member'] as const) {
  test(`XSS-3: under Astro's strict policy no page has a problem in the console, for a ${who}`, async () => {
    // Lists of organizations are asked for there, and this site has none.
    const found = await pagePaths(await showcase[who]())
    const own = found.filter((path) => path !== '/organizations/lists')
    const paths = [...own, '/path', '/orgs/acme/settings']
    expect(paths.length).toBeGreaterThan(10)
    const problems: Record<string, string[]> = {}
    const look = async (path: string) => {
      const page = await showcase[who]()
      const response = await page.goto(`${showcase.site.url}${path}`)
      expect(response?.status(), path).toBe(200)
      await page.waitForLoadState('networkidle')
      if (page.problems().length > 0) problems[path] = page.problems()
      await page.context().close()
    }
    // Most of it is waiting for pages to fall silent: several at a time.
    const next = paths.values()
    await Promise.all(
      Array.from({ length: 5 }, async () => {
        for (const path of next) await look(path)
      }),
    )
    expect(problems).toEqual({})
  })
}

test('XSS-3: the policy is strict, and our markup has neither inline scripts nor style attributes', async () => {
  const page = await showcase.member()
  for (const path of ['/sign-in', '/user-button', '/buttons', '/show', '/stores']) {
    const response = (await page.goto(`${showcase.site.url}${path}`))!
    const policy = response.headers()['content-security-policy']
    expect(policy, path).toMatch(/script-src 'self'/)
    expect(policy, path).not.toMatch(/unsafe-/)
    const html = await response.text()
    expect(html.match(/<[a-z][^>]* style=/g), path).toBeNull()
    expect(html.match(/<script(?![^>]* (src|type="application\/json"))[^>]*>/g), path).toBeNull()
  }
})
