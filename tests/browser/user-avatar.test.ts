import { expect, test } from 'vitest'
import { useShowcase } from './showcase.ts'

const showcase = useShowcase()

test('the picture of who is signed in comes with the page and stays as it came', async () => {
  const page = await showcase.member()
  const response = (await page.goto(`${showcase.site.url}/user-avatar`))!
  const markup = (await response.text()).match(/<span class="cl-userAvatarBox.*?<\/span><\/span>/g)
  expect(markup).toHaveLength(2)
  const hosts = page.locator('clerk-ui[component=user-avatar]')
  await page.waitForFunction(() => window.Clerk?.loaded)
  const screens = page.waitForResponse((answer) => /user-avatar.*\.js/.test(answer.url()))
  await hosts.first().hover()
  await screens
  await page.waitForLoadState('networkidle')
  expect(await hosts.evaluateAll((all) => all.map(({ innerHTML }) => innerHTML))).toEqual(markup)
  expect(await page.getByRole('img', { name: showcase.person.emailAddress }).count()).toBe(2)
  const radius = (id: string) =>
    page
      .locator(`[data-clerk-id=clerk-user-avatar-${id}] .cl-userAvatarBox`)
      .evaluate((box) => getComputedStyle(box).borderRadius)
  expect([await radius('round'), await radius('square')]).toEqual(['50%', '8px'])
  expect(page.problems()).toEqual([])
})

test('on a prerendered page the browser shows it', async () => {
  const page = await showcase.member()
  await page.goto(`${showcase.site.url}/static/user-avatar`)
  await page.getByRole('img', { name: showcase.person.emailAddress }).waitFor()
  expect(page.problems()).toEqual([])
})

test('it goes when its user signs out, and a stranger has none', async () => {
  const page = await showcase.lonelyMember()
  await page.goto(`${showcase.site.url}/user-avatar`)
  const pictures = page.locator('.cl-userAvatarBox')
  expect(await pictures.count()).toBe(2)
  await page.waitForFunction(() => window.Clerk?.loaded)
  await page.evaluate(() => window.Clerk.signOut(() => {}))
  await pictures.first().waitFor({ state: 'detached' })
  expect(await pictures.count()).toBe(0)

  const other = await showcase.stranger()
  await other.goto(`${showcase.site.url}/user-avatar`)
  await other.waitForLoadState('networkidle')
  expect(await other.locator('.cl-userAvatarBox').count()).toBe(0)
  expect(other.problems()).toEqual([])
})
