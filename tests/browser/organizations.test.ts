import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { weighPage } from '../../bench/measures/page-weight.ts'
import { openBrowser, type TestBrowser, type WatchedPage } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { holdScripts } from './hold-scripts.ts'
import { backend, createPerson, type Person, signIn, untilLoaded, wake } from './people.ts'

let site: Site
let forced: Site
let chromium: TestBrowser
const start = (SHOWCASE_ORGANIZATIONS: string) =>
  startSite({ example: 'showcase', mode: 'production', env: { SHOWCASE_ORGANIZATIONS } })
beforeAll(async () => {
  ;[site, forced, chromium] = await Promise.all([start('free'), start('forced'), openBrowser()])
})
afterAll(async () => {
  await Promise.all([chromium?.close(), site?.stop(), forced?.stop()])
})

const SWITCHER = '/organizations/switcher'

const make = (place: Site, name: string, slug: string, { id }: Person) =>
  backend(place, '/v1/organizations', { name, slug, created_by: id })

async function openAs(person: Person, path: string, hasScript = true, place = site) {
  const page = await chromium.newPage({ javaScriptEnabled: hasScript, reducedMotion: 'reduce' })
  await signIn(page, place, person)
  await page.goto(place.url + path)
  return page
}

const trigger = (page: WatchedPage) => page.locator('.cl-organizationSwitcherTrigger')
const panel = (page: WatchedPage) => page.locator('.cl-organizationSwitcherPopoverCard')
const isSaid = (page: WatchedPage, slug: string) =>
  expect.poll(() => page.locator('#org').innerText()).toBe(slug)

/** Somebody else's organization, to which a person is invited. */
async function invite(place: Site, { emailAddress }: Person, slug: string) {
  const other = await createPerson(place)
  const { id } = await make(place, `Of others ${slug}`, slug, other)
  const body = { email_address: emailAddress, role: 'org:member', inviter_user_id: other.id }
  await backend(place, `/v1/organizations/${id}/invitations`, { ...body, notify: false })
}

let count = 0
const slugs = () => `s${process.pid}-${++count}`

describe.each([true, false])('the switcher, JavaScript: %s', (hasScript) => {
  test('shows where somebody works, and leads to another organization and back', async () => {
    const person = await createPerson(site)
    const [slug, invited] = [slugs(), slugs()]
    await make(site, 'Acme', slug, person)
    await invite(site, person, invited)
    const page = await openAs(person, SWITCHER, hasScript)
    await page.getByText('Personal account').waitFor()
    const again = () => (hasScript ? page.reload() : undefined)

    await trigger(page).click()
    await panel(page).getByRole('button', { name: /Acme/ }).click()
    if (hasScript) await panel(page).waitFor({ state: 'detached' })
    await trigger(page).getByText('Acme').waitFor()
    await again()
    await isSaid(page, slug)

    await trigger(page).click()
    await panel(page)
      .getByRole('button', { name: /^Join: Of others/ })
      .click()
    await panel(page)
      .getByRole('button', { name: /Of others/ })
      .and(page.locator('.cl-organizationSwitcherPreviewButton'))
      .click()
    await trigger(page).getByText('Of others').waitFor()
    await again()
    await isSaid(page, invited)

    await trigger(page).click()
    await panel(page).getByRole('button', { name: 'Personal account' }).click()
    await trigger(page).getByText('Personal account').waitFor()
    await again()
    await isSaid(page, 'none')
    expect(page.problems()).toEqual([])
  })

  test('says how many invitations wait while it is closed, until they are answered', async () => {
    const person = await createPerson(site)
    await Promise.all(Array.from({ length: 21 }, () => invite(site, person, slugs())))
    const page = await openAs(person, SWITCHER, hasScript)
    await page.getByRole('button', { name: /, 21 waiting for you$/ }).waitFor()
    await trigger(page).click()
    const join = panel(page).getByRole('button', { name: /^Join/ })
    await expect.poll(() => join.count()).toBe(20)
    if (hasScript) {
      await panel(page).getByRole('button', { name: 'Show more' }).click()
      await expect.poll(() => join.count()).toBe(21)
    }
    await join.first().click()
    await trigger(page).getByText('20', { exact: true }).waitFor()
    expect(page.problems()).toEqual([])
  })

  test('an organization is made, and worked in', async () => {
    const page = await openAs(await createPerson(site), '/organizations/list', hasScript)
    const name = `Lighthouse ${slugs()}`
    const create = page.locator('.cl-organizationListCreateOrganizationActionButton')
    await create.click()
    await page.getByLabel('Name').fill(name)
    await page.getByRole('button', { name: 'Create organization' }).click()
    if (hasScript) await page.getByRole('button', { name: 'Skip' }).click()
    else await page.getByRole('button', { name: new RegExp(name) }).click()
    await page.waitForURL(/switcher\?(made|chosen)=lighthouse/)
    await trigger(page).getByText(name).waitFor()
    expect(page.problems()).toEqual([])
  })

  test('who has to work in one makes one first', async () => {
    const person = await createPerson(forced)
    const page = await openAs(person, '/guarded', hasScript, forced)
    await page.waitForURL(/sign-in/)
    await page.getByRole('heading', { name: 'Set up your organization' }).waitFor()
    await page.getByLabel('Name').fill('Forced')
    await page.getByRole('button', { name: 'Continue' }).click()
    if (!hasScript) {
      await page.getByRole('heading', { name: 'Choose an organization' }).waitFor()
      await page.getByRole('button', { name: /Forced/ }).click()
    }
    await page.waitForURL(`${forced.url}/guarded`)
  })
})

test('everything is within reach of the keyboard, and the popover gives the focus back', async () => {
  const person = await createPerson(site)
  await make(site, 'Acme', slugs(), person)
  const page = await openAs(person, SWITCHER)
  await trigger(page).focus()
  await page.keyboard.press('Enter')
  await panel(page).waitFor()
  await page.keyboard.press('ArrowDown')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Acme')
  await page.keyboard.press('Escape')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.className))
    .toContain('cl-organizationSwitcherTrigger')
})

test('in a row or a grid of the page the switcher is as wide as its button, and no wider than the screen', async () => {
  const person = await createPerson(site)
  await make(site, 'The Harbour and Lighthouse Society of Upper Something', slugs(), person)
  const page = await openAs(person, SWITCHER)
  await trigger(page).click()
  await panel(page)
    .getByRole('button', { name: /Harbour/ })
    .click()
  await trigger(page).getByText('The Harbour').waitFor()
  await page.setViewportSize({ width: 320, height: 600 })
  const measured = (display: string) =>
    page.locator('clerk-ui[component=organization-switcher]').evaluate((host, display) => {
      Object.assign(host.parentElement!.style, {
        display,
        flexWrap: 'wrap',
        placeContent: 'center',
      })
      const width = (element: Element) => Math.round(element.getBoundingClientRect().width)
      return {
        spare: width(host) - width(host.querySelector('button')!),
        isWide: width(host) > 150,
        isTooWide: document.documentElement.scrollWidth > 320,
      }
    }, display)
  for (const display of ['block', 'flex', 'grid']) {
    expect(await measured(display), display).toEqual({ spare: 0, isWide: true, isTooWide: false })
  }
})

test('another tab follows, and what a role may do is shown at once', async () => {
  const person = await createPerson(site)
  const slug = slugs()
  await make(site, 'Acme', slug, person)
  const page = await openAs(person, SWITCHER)
  const other = await page.context().newPage()
  await other.goto(site.url + SWITCHER)
  await untilLoaded(page)
  expect(await page.locator('#manages').isVisible()).toBe(false)
  await page.evaluate((organization) => window.Clerk.setActive({ organization }), slug)
  await other.getByText('Manages others').waitFor()
  await page.getByText('Manages others').waitFor()
})

test('who follows a link to a page of an organization works there, and nobody else does', async () => {
  const person = await createPerson(site)
  const [slug, other, foreign] = [slugs(), slugs(), slugs()]
  await make(site, 'Acme', slug, person)
  await make(site, 'Harbour', other, person)
  await make(site, 'Of others', foreign, await createPerson(site))
  const page = await openAs(person, `/organizations/of/${slug}`)
  await isSaid(page, slug)
  await trigger(page).getByText('Acme').waitFor()
  expect(await page.evaluate(() => document.cookie)).toContain('__session=')

  // Another tab goes elsewhere, and this one comes to itself again.
  const tab = await page.context().newPage()
  await tab.goto(`${site.url}/organizations/of/${other}`)
  await tab.locator('.cl-organizationSwitcherTrigger').getByText('Harbour').waitFor()
  await page.reload()
  await isSaid(page, slug)

  await trigger(page).click()
  await panel(page).getByRole('button', { name: 'Personal account' }).click()
  await page.waitForURL('**/organizations/of')
  await isSaid(page, 'none')
  const refused = await page.goto(`${site.url}/organizations/of/${foreign}`)
  expect(refused!.status()).toBe(404)
  await page.goto(site.url + SWITCHER)
  await isSaid(page, 'none')
})

test('an organization is made over the page, with others invited to it', async () => {
  const page = await openAs(await createPerson(site), SWITCHER)
  await trigger(page).click()
  await panel(page).getByRole('button', { name: 'Create organization' }).click()
  const modal = page.locator('.cl-modalContent:has(.cl-createOrganization-root)')
  await modal.getByLabel('Name').fill('Crème & Söhne')
  expect(await modal.getByLabel('Slug').inputValue()).toBe('creme-sohne')
  await modal.getByRole('button', { name: 'Create organization' }).click()
  await modal.getByLabel('Email addresses').fill('no address')
  await modal.getByRole('button', { name: 'Send invitations' }).click()
  await modal.getByTestId('form-feedback-error').waitFor()
  // AZ-7: no role that the server would refuse.
  const roles = await modal.getByLabel('Role').locator('option').allInnerTexts()
  expect(roles.sort()).toEqual(['Admin', 'Host', 'Member'])
  await modal.getByLabel('Email addresses').fill('a@example.com, b@example.com')
  await modal.getByRole('button', { name: 'Send invitations' }).click()
  await modal.getByRole('button', { name: 'Finish' }).click()
  await modal.waitFor({ state: 'detached' })
  await trigger(page).getByText('Crème & Söhne').waitFor()
  await trigger(page).click()
  const name = panel(page).getByText('Crème & Söhne')
  expect((await name.boundingBox())!.height, 'one line beside its button').toBeLessThan(30)
  await untilLoaded(page)
  const pending = await page.evaluate(
    async () => (await window.Clerk.organization!.getInvitations()).total_count,
  )
  expect(pending).toBe(2)
})

test('a slug is suggested for a name that was typed before there was a script, too', async () => {
  const page = await openAs(await createPerson(site), '/__clerk/create-organization')
  const { asked, release } = await holdScripts(page)
  await page.getByLabel('Name').fill('Crème & Söhne')
  await asked
  expect(await page.getByLabel('Slug').count()).toBe(0)
  release()
  await page.getByLabel('Slug').waitFor()
  expect(await page.getByLabel('Slug').inputValue()).toBe('creme-sohne')
  expect(await page.getByLabel('Name').inputValue()).toBe('Crème & Söhne')
  expect(page.problems()).toEqual([])
})

test('of two components without JavaScript, the one whose form was refused says so', async () => {
  const person = await createPerson(site)
  const page = await openAs(person, '/organizations/both?__dooryard_screen=new-organization', false)
  const names = page.locator('input[name=name]')
  for (const at of [1, 0]) {
    const name = names.nth(at)
    // Too long, which no browser stops then.
    await name.evaluate((input) => input.removeAttribute('maxlength'))
    await name.fill('x'.repeat(300))
    await name.press('Enter')
    await page.getByTestId('form-feedback-error').waitFor()
    expect(await page.getByTestId('form-feedback-error').count()).toBe(1)
    expect(await names.nth(at).inputValue()).toHaveLength(300)
    expect(await names.nth(1 - at).inputValue()).toBe('')
  }
})

test.each([true, false])(
  'two open forms of a page are told apart by their labels and errors, JavaScript: %s',
  async (hasScript) => {
    const path = '/organizations/both'
    const screen = hasScript ? '' : '?__dooryard_screen=new-organization'
    const person = await createPerson(site)
    await make(site, 'Acme', slugs(), person)
    const page = await openAs(person, path + screen, hasScript)
    if (hasScript) await page.locator('.cl-organizationListCreateOrganizationActionButton').click()
    const names = page.locator('input[name=name]')
    await expect.poll(() => names.count()).toBe(2)
    for (const at of [0, 1]) {
      const name = names.nth(at)
      await name.evaluate((input) => input.removeAttribute('maxlength'))
      await name.fill('x'.repeat(300))
      await name.press('Enter')
      const component = page.locator('clerk-ui').nth(at)
      await component.getByTestId('form-feedback-error').waitFor()
      const ids = await page.locator('[id]').evaluateAll((nodes) => nodes.map(({ id }) => id))
      expect(ids).toContain('name-field')
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
      await component.getByLabel('Name').and(name).waitFor()
      const error = await name.getAttribute('aria-describedby')
      expect(await component.locator(`[id="${error}"]`).count()).toBe(1)
    }
    if (hasScript) expect(page.problems().filter((text) => !text.includes('422'))).toEqual([])
  },
)

test('says how much waits also where no server has drawn it, and stands open by itself where the site opens it', async () => {
  const person = await createPerson(site)
  const slug = slugs()
  await make(site, 'Acme', slug, person)
  await invite(site, person, slugs())
  const page = await openAs(person, '/stores')
  await untilLoaded(page)
  await page.evaluate(() => {
    const clerk = window.Clerk
    clerk.__experimental_prefetchOrganizationSwitcher()
    const place = (id: string) => {
      const node = document.createElement('div')
      node.id = id
      document.body.append(node)
      return node
    }
    clerk.mountOrganizationSwitcher(place('closed'))
    clerk.mountOrganizationSwitcher(place('alone'), {
      __experimental_asStandalone: (opened) => place(`told-${opened}`),
    })
  })
  await page
    .locator('#closed')
    .getByRole('button', { name: /, 1 waiting for you$/ })
    .waitFor()
  const alone = page.locator('#alone')
  expect(await alone.locator('.cl-organizationSwitcherTrigger').count()).toBe(0)
  await alone.getByRole('button', { name: /Acme/ }).click()
  await page.locator('#told-false').waitFor({ state: 'attached' })
  await page.locator('#closed').getByText('Acme').waitFor()
  expect(page.problems()).toEqual([])
})

test('what opens over the page says that it is on its way while the server is busy, then why it is not, and comes when it can', async () => {
  const person = await createPerson(site)
  await make(site, 'Acme', slugs(), person)
  const page = await openAs(person, SWITCHER)
  await trigger(page).click()
  let isBusy = true
  await page.route('**/v1/environment*', (route) =>
    isBusy ? route.fulfill({ status: 429, json: { errors: [] } }) : route.continue(),
  )
  await page.clock.install()
  const create = panel(page).getByRole('button', { name: 'Create organization' })
  const alert = panel(page).locator('.cl-alertText')
  const press = async () => {
    await create.click()
    await expect.poll(() => create.getAttribute('aria-busy')).toBe('true')
    await create.locator('.cl-spinner').waitFor()
  }
  await press()
  await expect
    .poll(() => page.clock.runFor(1000).then(() => alert.isVisible()), { timeout: 20_000 })
    .toBe(true)
  expect(await alert.innerText()).toContain('429')
  expect(await create.getAttribute('aria-busy')).toBeNull()
  await press()
  expect(await alert.isVisible()).toBe(false)
  isBusy = false
  await page.locator('dialog').getByLabel('Name').waitFor()
})

test.each([
  { of: 'by anchors', anchors: true },
  { of: 'where a browser knows none', anchors: false },
])(
  'a long list opens where there is more room, beside its button and within the window: $of',
  async ({ anchors }) => {
    const person = await createPerson(site)
    await Promise.all(
      Array.from({ length: 12 }, (_, index) => make(site, `Acme ${index}`, slugs(), person)),
    )
    const page = await openAs(person, SWITCHER)
    if (!anchors)
      await page.evaluate(() => {
        CSS.supports = () => false
      })
    for (const [top, opens] of [
      [40, 'below'],
      [200, 'below'],
      [380, 'above'],
      [600, 'above'],
    ] as const) {
      await page.evaluate((top) => {
        document.body.style.margin = `${top}px 0 1000px`
        scrollTo(0, 0)
      }, top)
      await trigger(page).click()
      await panel(page).waitFor()
      const [button, list] = [
        (await trigger(page).boundingBox())!,
        (await panel(page).boundingBox())!,
      ]
      const said = `${top}: ${JSON.stringify({ button, list })}`
      if (opens === 'below') expect(list.y, said).toBeGreaterThanOrEqual(button.y + button.height)
      else expect(list.y + list.height, said).toBeLessThanOrEqual(button.y)
      expect(list.y, said).toBeGreaterThanOrEqual(0)
      expect(list.y + list.height, said).toBeLessThanOrEqual(720)
      expect(list.height, said).toBeGreaterThan(200)
      const last = panel(page).getByRole('button', { name: 'Create organization' })
      await last.scrollIntoViewIfNeeded()
      expect((await last.boundingBox())!.y, said).toBeLessThan(list.y + list.height)
      await page.keyboard.press('Escape')
      await panel(page).waitFor({ state: 'detached' })
    }
    expect(page.problems()).toEqual([])
  },
)

test.each([true, false])(
  'of many organizations a list shows the first, all when it is asked, and what goes wrong far down, JavaScript: %s',
  async (hasScript) => {
    const person = await createPerson(site)
    const first = slugs()
    await make(site, 'The first of all', first, person)
    await Promise.all(
      Array.from({ length: 23 }, (_, index) => make(site, `Acme ${index}`, slugs(), person)),
    )
    const page = await openAs(person, '/organizations/list', hasScript)
    const choices = page.locator('.cl-organizationListPreviewButton')
    expect(await choices.count()).toBe(21)
    if (hasScript) await wake(page)
    await page.locator('.cl-paginationButton').click()
    await expect.poll(() => choices.count()).toBe(25)
    const last = choices.filter({ hasText: 'The first of all' })
    if (hasScript) {
      expect(await choices.nth(21).evaluate((choice) => choice === document.activeElement)).toBe(
        true,
      )
      await page.setViewportSize({ width: 360, height: 400 })
      await page.context().setOffline(true)
      await last.click()
      await page.locator('.cl-alertText').waitFor()
      const { y } = (await page.locator('.cl-alertText').boundingBox())!
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThan(400)
      await page.context().setOffline(false)
    }
    await last.click()
    await page.waitForURL(new RegExp(`switcher\\?chosen=${first}`))
    expect(page.problems().filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual(
      [],
    )
  },
)

test('where there is no page of the site, one that comes with the server makes organizations', async () => {
  const page = await openAs(await createPerson(site), '/__clerk/create-organization')
  await page.getByRole('heading', { name: 'Create organization' }).waitFor()
})

test('stores hold the organizations, invitations and members of whoever looks, and nothing of who was there before', async () => {
  const person = await createPerson(site)
  const [slug, small, offered] = [slugs(), slugs(), slugs()]
  const { id } = await backend(site, '/v1/organizations', {
    ...{ name: 'Acme', slug, created_by: person.id, max_allowed_memberships: 0 },
  })
  const join = async (_: unknown, index: number) => {
    const email_address = [`member-${slug}-${index}@example.com`]
    const user = { email_address, skip_password_requirement: true, skip_legal_checks: true }
    const { id: user_id } = await backend(site, '/v1/users', user)
    await backend(site, `/v1/organizations/${id}/memberships`, { user_id, role: 'org:member' })
  }
  await Promise.all(Array.from({ length: 21 }, join))
  await make(site, 'Small', small, person)
  await invite(site, person, offered)
  const page = await openAs(person, '/organizations/lists')
  const says = (name: string, text: string) =>
    expect.poll(() => page.locator(`#${name}`).innerText()).toBe(text)
  await says('organizations', 'Small, Acme')
  await says('offers', `Of others ${offered}`)
  await says('members', 'null')

  await untilLoaded(page)
  await page.evaluate((organization) => window.Clerk.setActive({ organization }), slug)
  await says('members', '20')
  await says('count', '22')
  await page.getByRole('button', { name: 'More' }).click()
  await says('members', '22')
  await says('invited', 'none')
  await page.evaluate((organization) => window.Clerk.setActive({ organization }), small)
  await says('members', '1')

  // What is done in another tab is seen too, and where it is done.
  const other = await page.context().newPage()
  await other.goto(`${site.url}/organizations/lists`)
  await untilLoaded(other)
  await other.evaluate(() =>
    window.Clerk.organization!.inviteMember({
      ...{ emailAddress: 'new@example.com', role: 'org:member' },
    }),
  )
  await says('invited', 'new@example.com')
  await expect.poll(() => other.locator('#invited').innerText()).toBe('new@example.com')
  await page.evaluate(async () => {
    const { data } = await window.Clerk.user!.getOrganizationInvitations({ status: 'pending' })
    await data[0]!.accept()
  })
  await says('offers', 'none')
  await expect.poll(() => other.locator('#offers').innerText()).toBe('none')
  expect(page.problems()).toEqual([])
  await page.evaluate(() => window.Clerk.signOut(() => {}))
  for (const name of ['organizations', 'offers', 'members', 'invited']) await says(name, 'null')
})

test('a switcher and a user button can be used after 28.5 KB, and were both used after 55.5', async () => {
  const person = await createPerson(site)
  await make(site, 'Acme', slugs(), person)
  const newPage: TestBrowser['newPage'] = async (options) => {
    const page = await chromium.newPage(options)
    await signIn(page, site, person)
    return page
  }
  const use = async (page: WatchedPage) => {
    await page.locator('.cl-userButtonTrigger').click()
    await page.locator('.cl-userButtonPopoverCard').waitFor()
    await page.keyboard.press('Escape')
    await trigger(page).click()
    await panel(page).waitFor()
  }
  const url = site.url + SWITCHER
  const ready = '.cl-userButtonTrigger'
  expect((await weighPage({ newPage }, url, ready)).kilobytes).toBeLessThanOrEqual(28.5)
  expect((await weighPage({ newPage }, url, ready, { use })).kilobytes).toBeLessThanOrEqual(55.5)
})
