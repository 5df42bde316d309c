import { expect, test } from 'vitest'
import { untilLoaded } from './people.ts'
import { useShowcase } from './showcase.ts'

const showcase = useShowcase()

test.each(['/stores', '/user-button', '/show', '/router'])(
  'after a sign-out in another tab nothing in %s says who was there',
  async (path) => {
    const { id, emailAddress } = showcase.person
    const page = await showcase.lonelyMember()
    await page.goto(showcase.site.url + path)
    await untilLoaded(page)
    if (path === '/router') {
      await page.locator('a[href="/router/two"]').first().click()
      await page.waitForURL('**/router/two')
      await untilLoaded(page)
    }
    expect(await page.evaluate(() => window.Clerk.user?.id)).toBe(id)
    const other = await page.context().newPage()
    await other.goto(`${showcase.site.url}/plain`)
    await other.evaluate(() => window.Clerk.load())
    await other.evaluate(() => window.Clerk.signOut(() => {}))
    await page.bringToFront()
    await expect
      .poll(async () => {
        const html = await page.content().catch(() => id) // it is being rendered anew
        return [id, emailAddress].filter((text) => html.includes(text))
      })
      .toEqual([])
  },
)
