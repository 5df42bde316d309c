import { expect, test } from 'vitest'
import { backend, createPerson, untilLoaded } from './people.ts'
import { useShowcase } from './showcase.ts'

const showcase = useShowcase()

test('SES-10: who acts for somebody sees it on every page, and leaves by it; nobody else loads anything for that', async () => {
  const { site } = showcase
  const person = await createPerson(site)
  const actor = { sub: 'user_of_support' }
  const { token, url } = await backend(site, '/v1/actor_tokens', { user_id: person.id, actor })
  expect(url).toContain(token)

  const page = await showcase.stranger()
  await page.goto(new URL(url, site.url).href)
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))

  for (const path of ['/stores', '/user-button']) {
    await page.goto(`${site.url}${path}`)
    await untilLoaded(page)
    const badge = page.locator('.cl-impersonationFab')
    await badge.waitFor()
    expect(await badge.innerText()).toContain(`Signed in as ${person.emailAddress}`)
  }
  const box = (await page.locator('.cl-impersonationFab').boundingBox())!
  await page.mouse.move(box.x + 5, box.y + 5)
  await page.mouse.down()
  await page.mouse.move(50, 60)
  await page.mouse.up()
  expect((await page.locator('.cl-impersonationFab').boundingBox())!.x).toBeLessThan(60)
  expect(await page.evaluate(() => window.Clerk.session?.actor)).toEqual(actor)

  await page.locator('.cl-impersonationFab').getByText('Sign out').click()
  await page.locator('.cl-impersonationFab').waitFor({ state: 'detached' })
  await page.goto(`${site.url}/stores`)
  await untilLoaded(page)
  expect(await page.evaluate(() => window.Clerk.user)).toBeNull()

  const member = await showcase.member()
  const loaded: string[] = []
  member.on('request', (request) => loaded.push(request.url()))
  await member.goto(`${site.url}/stores`)
  await untilLoaded(member)
  expect(loaded.length).toBeGreaterThan(1)
  expect(loaded.filter((address) => address.includes('impersonation'))).toEqual([])
  expect(await member.locator('.cl-impersonationFab').count()).toBe(0)
})
