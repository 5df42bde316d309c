import type {} from '@dooryard/astro/types'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { weighPage } from '../../bench/measures/page-weight.ts'
import { png } from '../../packages/server/src/testing/pictures.ts'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import {
  backend,
  createOrganization,
  createPerson,
  type Person,
  signIn,
  untilLoaded,
  workIn,
} from './people.ts'

let site: Site
let chromium: TestBrowser
beforeAll(async () => {
  const env = { SHOWCASE_ORGANIZATIONS: 'true' }
  ;[site, chromium] = await Promise.all([
    startSite({ example: 'showcase', mode: 'production', env }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await Promise.all([site?.stop(), chromium?.close()])
})

const PATH = '/organization-profile'

interface Visit {
  /** Role of who looks. Default: admin. */
  role?: string
  members?: Record<string, Person[]>
  path?: string
  options?: Parameters<TestBrowser['newPage']>[0]
}

/** Somebody of their own at the profile of an organization of their own. */
async function visit({ role = 'admin', members = {}, path = PATH, options }: Visit = {}) {
  const person = await createPerson(site)
  const { [role]: others = [] } = members
  const all = { ...members, [role]: [person, ...others] }
  const id = await createOrganization(site, 'Lighthouse Keepers', all)
  const page = await chromium.newPage({ reducedMotion: 'reduce', ...options })
  await signIn(page, site, person)
  await workIn(page, site, id)
  await page.goto(site.url + path)
  return { page, person, id }
}

const people = (count: number) =>
  Promise.all(Array.from({ length: count }, () => createPerson(site)))

const section = (page: Page, id: string) => page.locator(`.cl-profileSection__${id}`)
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const rows = (page: Page) => page.locator('.cl-tableBody > .cl-tableRow')
/** Another call of the Backend API. */
async function change(path: string, method: 'PATCH' | 'DELETE', body?: object) {
  const { ok, status } = await fetch(`${site.url}/__clerk/api${path}`, {
    method,
    headers: { authorization: `Bearer ${site.secretKey}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!ok) throw new Error(`${path} answered ${status}`)
}

/** Chooses what is behind the three dots of a row. */
async function choose(row: Locator, name: RegExp) {
  await row.getByRole('button', { name: /^Open menu/ }).click()
  await row.getByRole('menuitem', { name }).click()
}

const rowOf = (page: Page, { emailAddress }: Person) => rows(page).filter({ hasText: emailAddress })
describe('without JavaScript, the profile of an organization', () => {
  const options = { javaScriptEnabled: false }

  test('is nothing to who works in none, and to strangers', async () => {
    const page = await chromium.newPage(options)
    await page.goto(site.url + PATH)
    expect(await page.locator('.cl-cardBox').count()).toBe(0)
    await signIn(page, site, await createPerson(site))
    await page.goto(site.url + PATH)
    expect(await page.locator('.cl-cardBox').count()).toBe(0)
  })

  test('changes name and slug, and says at its field what is wrong', async () => {
    const { page } = await visit({ options })
    await page.getByRole('heading', { name: 'General' }).waitFor()
    await section(page, 'organizationProfile').getByText('Lighthouse Keepers').waitFor()
    await press(page, 'Update profile')
    await page.getByLabel('Name', { exact: true }).fill('Beacon Keepers')
    await page.getByLabel('Slug', { exact: true }).fill('Not A Slug')
    await press(page, 'Save')
    await page.locator('#error-slug').waitFor()
    await page.getByLabel('Slug', { exact: true }).fill(`beacon-${process.pid}`)
    await press(page, 'Save')
    await section(page, 'organizationProfile').getByText('Beacon Keepers').waitFor()
    await section(page, 'organizationProfile').getByText(`beacon-${process.pid}`).waitFor()
  })

  test('takes a logo by a form, and removes it', async () => {
    const { page } = await visit({ options })
    await press(page, 'Update profile')
    const buffer = await png()
    const file = page.locator('.cl-avatarImageFile')
    await file.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer })
    await page.locator('.cl-avatarImageActionsUpload').click()
    await press(page, 'Remove')
    await page.locator('.cl-avatarImageFile').waitFor()
    expect(await page.getByRole('button', { name: 'Remove', exact: true }).count()).toBe(0)
  })

  test('lists members by pages, finds one, gives roles and takes people out', async () => {
    const members = { member: await people(11) }
    const { page } = await visit({ members, options })
    await press(page, 'Members')
    expect(await rows(page).count()).toBe(10)
    await page.getByText('Displaying 1 – 10 of 12').waitFor()
    await page.getByRole('link', { name: 'Next' }).click()
    expect(await rows(page).count()).toBe(2)
    const [one] = members.member as [Person]
    await page.getByRole('searchbox').fill(one.emailAddress)
    await page.keyboard.press('Enter')
    await page.waitForURL(/query=/)
    expect(await rows(page).count()).toBe(1)
    const row = rowOf(page, one)
    await row.getByRole('combobox').selectOption('org:admin')
    await row.getByRole('button', { name: 'Save' }).click()
    expect(await row.getByRole('combobox').inputValue()).toBe('org:admin')
    await choose(row, /^Remove member/)
    await page.getByText('will lose access').waitFor()
    await press(page, 'Remove')
    await page.getByText('Nobody is found.').waitFor()
  })

  test('invites several people at once, says who is invited already, and takes it back', async () => {
    const { page } = await visit({ options, path: `${PATH}/organization-members` })
    await press(page, 'Invite')
    await page.getByLabel('Email addresses').fill('one@example.com, two@example.com')
    await page.getByLabel('Role', { exact: true }).selectOption('org:host')
    await press(page, 'Send invitations')
    expect(await rows(page).allInnerTexts()).toEqual([
      expect.stringMatching(/(one|two)@example.com\s.*\sHost/),
      expect.stringMatching(/(one|two)@example.com\s.*\sHost/),
    ])
    await press(page, 'Invite')
    await page.getByLabel('Email addresses').fill('two@example.com')
    await press(page, 'Send invitations')
    await page.locator('#error-emailAddress').getByText('two@example.com').waitFor()
    expect(await page.getByLabel('Email addresses').inputValue()).toBe('two@example.com')
    await page.getByRole('link', { name: 'Cancel' }).click()
    await page.getByRole('tab', { name: 'Invitations' }).click()
    expect(await rows(page).count()).toBe(2)
    await choose(rows(page).filter({ hasText: 'one@' }), /^Revoke/)
    expect(await rows(page).count()).toBe(1)
  })

  test('is left by who types its name; the last one who manages it is told to stay', async () => {
    const { page } = await visit({ options })
    await press(page, 'Leave organization')
    await page.getByLabel(/^Type/).fill('Lighthouse Keepers')
    await press(page, 'Leave organization')
    await section(page, 'organizationDanger').getByText('Somebody must be able').waitFor()
    await page.goto(site.url + PATH)
    await press(page, 'Delete organization')
    await page.getByLabel(/^Type/).fill('Lighthouse Keepers')
    await press(page, 'Delete organization')
    await page.waitForURL(`${site.url}/plain`)
    await page.goto(site.url + PATH)
    expect(await page.locator('.cl-cardBox').count()).toBe(0)
  })

  test('shows a member the others and no way to change them', async () => {
    const members = { admin: await people(1) }
    const { page, person } = await visit({ role: 'member', members, options })
    await page.getByRole('button', { name: 'Leave organization' }).waitFor()
    expect(await page.getByRole('button', { name: /Update|Delete/ }).count()).toBe(0)
    await press(page, 'Members')
    await rowOf(page, person).getByText('You').waitFor()
    expect(await rows(page).count()).toBe(2)
    expect(await page.locator('.cl-tableBody button, .cl-tableBody select').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Invite' }).count()).toBe(0)
    await page.goto(`${site.url}${PATH}/organization-members?__dooryard_screen=invite`)
    expect(await page.getByLabel('Email addresses').count()).toBe(0)
  })
})

/** Waits until the runtime has taken it over, which it does at a visitor's first sign. */
async function wake(page: Page) {
  await page.locator('.cl-navbarButtons').hover()
  await page.locator('.cl-navbarButton[type=button]').first().waitFor()
}

describe('with JavaScript, the profile of an organization', () => {
  test('is taken over as it is, members without a request', async () => {
    const { page } = await visit({ path: `${PATH}/organization-members` })
    let asked = 0
    await page.route('**/v1/organizations/**', (route) => {
      asked++
      return route.continue()
    })
    const before = await page.locator('.cl-profilePage').innerText()
    await wake(page)
    expect(await page.locator('.cl-profilePage').innerText()).toBe(before)
    expect(asked).toBe(0)
  })

  test('changes the name in its place, also where the site reads it', async () => {
    const { page } = await visit()
    await press(page, 'Update profile')
    await page.getByLabel('Name', { exact: true }).fill('')
    await press(page, 'Save')
    await page.locator('#error-name').waitFor()
    await page.getByLabel('Name', { exact: true }).fill('Beacon Keepers')
    await press(page, 'Save')
    await section(page, 'organizationProfile').getByText('The organization is updated.').waitFor()
    await section(page, 'organizationProfile').getByText('Beacon Keepers').waitFor()
    await untilLoaded(page)
    expect(await page.evaluate(() => window.Clerk.organization?.name)).toBe('Beacon Keepers')
  })

  test('has a logo, cut as its keepers like', async () => {
    const { page } = await visit()
    await press(page, 'Update profile')
    const png = await page.evaluate(() => {
      const canvas = document.createElement('canvas')
      canvas.width = canvas.height = 64
      canvas.getContext('2d')!.fillRect(0, 0, 64, 64)
      return canvas.toDataURL('image/png').split(',')[1]!
    })
    const buffer = Buffer.from(png, 'base64')
    await page
      .getByTestId('profile-image')
      .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer })
    await press(page, 'Use this part')
    await page.locator('.cl-avatarImageRow img').waitFor()
    await press(page, 'Cancel')
    await section(page, 'organizationProfile').locator('img').waitFor()
  })

  test('gives another role at once; who took the last manager’s away reads it at the row', async () => {
    const members = { admin: await people(1), member: await people(1) }
    const { page } = await visit({ members, path: `${PATH}/organization-members` })
    const [admin] = members.admin as [Person]
    const [member] = members.member as [Person]
    await wake(page)
    await rowOf(page, member).getByRole('combobox').selectOption('org:host')
    await page.getByText('The role is changed.').waitFor()
    expect(await rowOf(page, member).getByRole('combobox').inputValue()).toBe('org:host')
    // As if two of them had done it to each other.
    await page.route('**/memberships/*', (route) =>
      route.fulfill({
        status: 400,
        json: { errors: [{ code: 'organization_minimum_permissions_needed', message: 'No.' }] },
      }),
    )
    await rowOf(page, admin).getByRole('combobox').selectOption('org:member')
    await page.locator('.cl-tableRow[data-more] .cl-alert').waitFor()
    expect(await rowOf(page, admin).getByRole('combobox').inputValue()).toBe('org:admin')
  })

  test('finds people as somebody types, goes on by pages, and takes one out', async () => {
    const members = { member: await people(11) }
    const { page } = await visit({ members })
    await wake(page)
    await press(page, 'Members')
    await page.getByText('Displaying 1 – 10 of 12').waitFor()
    await page.getByRole('link', { name: 'Next' }).click()
    await page.getByText('Displaying 11 – 12 of 12').waitFor()
    const [one] = members.member as [Person]
    await page.getByRole('searchbox').fill(one.emailAddress)
    await page.locator('.cl-pagination').waitFor({ state: 'detached' })
    expect(await rows(page).count()).toBe(1)
    await choose(rowOf(page, one), /^Remove member/)
    await press(page, 'Remove')
    await page.getByText('They are no member any more.').waitFor()
    await page.getByText('Nobody is found.').waitFor()
  })

  test('opens the dots of a row by keyboard, and gives the focus back to them', async () => {
    const members = { member: await people(1) }
    const { page } = await visit({ members, path: `${PATH}/organization-members` })
    const [one] = members.member as [Person]
    const dots = rowOf(page, one).getByRole('button', { name: /^Open menu/ })
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    await wake(page)
    await dots.focus()
    await page.keyboard.press('ArrowDown')
    await expect.poll(focused).toBe('Remove member')
    await page.keyboard.press('Escape')
    await expect.poll(() => dots.evaluate((each) => each === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('Remove member')
    await page.keyboard.press('Enter')
    await page.getByText('will lose access').waitFor()
    await press(page, 'Cancel')
    await expect.poll(() => dots.evaluate((each) => each === document.activeElement)).toBe(true)
    expect(page.problems()).toEqual([])
  })

  test('on a phone has the dots of a row within it', async () => {
    const members = { member: await people(1) }
    const { page } = await visit({ members, path: `${PATH}/organization-members` })
    await page.setViewportSize({ width: 360, height: 700 })
    const rowsAndDots = await rows(page).evaluateAll((all) =>
      all.flatMap((row) => {
        const dots = row.querySelector('.cl-menuButton')
        const end = (element: Element) => Math.round(element.getBoundingClientRect().right)
        return dots ? { row: end(row), dots: end(dots) } : []
      }),
    )
    expect(rowsAndDots).toHaveLength(1)
    for (const { row, dots } of rowsAndDots) expect(dots).toBe(row)
  })

  test('invites people, shows whom, and takes an invitation back', async () => {
    const { page } = await visit({ path: `${PATH}/organization-members` })
    await press(page, 'Invite')
    await press(page, 'Send invitations')
    await page.locator('#error-emailAddress').waitFor()
    await page.getByLabel('Email addresses').fill('one@example.com two@example.com')
    await press(page, 'Send invitations')
    await page.getByText('The invitations are on their way.').waitFor()
    await rows(page).filter({ hasText: 'two@' }).waitFor()
    await choose(rows(page).filter({ hasText: 'one@' }), /^Revoke/)
    await page.getByText('The invitation is revoked.').waitFor()
    expect(await rows(page).count()).toBe(1)
    await page.getByRole('tab', { name: 'Invitations' }).press('ArrowLeft')
    await page.getByRole('searchbox').waitFor()
  })

  test('is left: the session works in none then', async () => {
    const members = { admin: await people(1) }
    const { page } = await visit({ members })
    await press(page, 'Leave organization')
    await page.getByLabel(/^Type/).fill('Lighthouse')
    await press(page, 'Leave organization')
    await page.getByText('That is not how it is called.').waitFor()
    await page.getByLabel(/^Type/).fill('Lighthouse Keepers')
    await press(page, 'Leave organization')
    await page.waitForURL(`${site.url}/plain`)
    await page.goto(site.url + PATH)
    expect(await page.locator('.cl-cardBox').count()).toBe(0)
  })

  test('who is given another role, or taken out, meanwhile is told so, and nothing is asked again and again', async () => {
    const members = { admin: await people(1) }
    const { page, person, id } = await visit({ members })
    const own = `/v1/organizations/${id}/memberships/${person.id}`
    await wake(page)
    await press(page, 'Update profile')
    await page.getByLabel('Name', { exact: true }).fill('Ours')
    await change(own, 'PATCH', { role: 'org:member' })
    await press(page, 'Save')
    await page.getByText('Your role in this organization does not allow this.').waitFor()
    await page.getByRole('button', { name: 'Delete organization' }).waitFor({ state: 'detached' })

    await change(own, 'DELETE')
    let asked = 0
    await page.route('**/v1/**', (route) => {
      asked++
      return route.continue()
    })
    await press(page, 'Members')
    await page.getByRole('heading', { name: 'You do not work in this organization' }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(asked).toBeLessThan(8)
    await page.waitForFunction(() => window.Clerk.loaded)
    expect(await page.evaluate(() => window.Clerk.organization)).toBeNull()
  })

  test('what was begun in an organization ends when another tab goes to another one', async () => {
    const { page, person } = await visit()
    const other = await createOrganization(site, 'Harbour Office', { admin: [person] })
    await wake(page)
    await press(page, 'Update profile')
    await page.getByLabel('Name', { exact: true }).fill('Ours')
    const tab = await page.context().newPage()
    await tab.goto(`${site.url}/stores`)
    await untilLoaded(tab)
    await tab.evaluate(async (organization) => {
      await window.Clerk.client!.reload()
      await window.Clerk.setActive({ organization })
    }, other)
    await section(page, 'organizationProfile').getByText('Harbour Office').waitFor()
    expect(await page.getByLabel('Name', { exact: true }).count()).toBe(0)
    expect(page.problems()).toEqual([])
  })

  test('opens over the page for who works in an organization', async () => {
    const { page } = await visit({ path: '/stores' })
    await untilLoaded(page)
    await page.evaluate(() => void window.Clerk.openOrganizationProfile())
    const dialog = page.locator('dialog')
    await dialog.getByRole('heading', { name: 'General' }).waitFor()
    // Its pages stand beside it, where there is room for that.
    await dialog.getByText('Organization', { exact: true }).waitFor()
    await dialog.getByRole('button', { name: 'Members' }).click()
    await dialog.locator('.cl-tableBody > .cl-tableRow').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  test('people are invited over the page, by who may', async () => {
    const { page } = await visit({ path: '/stores' })
    await untilLoaded(page)
    await page.evaluate(() => void window.Clerk.openInviteMembers())
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Email addresses').fill('one@example.com, two@example.com')
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: 'Finish' }).click()
    await dialog.waitFor({ state: 'detached' })
    const count = () => window.Clerk.organization!.getInvitations().then((all) => all.total_count)
    expect(await page.evaluate(count)).toBe(2)
    const member = await visit({ role: 'member', path: '/stores' })
    await untilLoaded(member.page)
    const refused = await member.page.evaluate(() => {
      try {
        window.Clerk.openInviteMembers()
      } catch (error) {
        return (error as { code: string }).code
      }
    })
    expect(refused).toBe('cannot_render_permission_missing')
    expect(await member.page.locator('dialog').count()).toBe(0)
  })

  test('has pages and links of the site, where it puts them', async () => {
    const { page } = await visit({ path: '/organization-pages' })
    const names = await page.locator('.cl-navbarButton').allInnerTexts()
    expect(names).toEqual(['General', 'Terms', 'Members', 'Home'])
    await wake(page)
    await press(page, 'Terms')
    await page.locator('.cl-profilePage #terms').waitFor()
  })

  test('stands under the mount where a site has no page of its own', async () => {
    const { page } = await visit({ path: '/__clerk/organization' })
    await page.getByRole('heading', { name: 'General' }).waitFor()
    expect(await page.title()).toBe('Organization')
    const stranger = await chromium.newPage()
    await stranger.goto(`${site.url}/__clerk/organization`)
    expect(new URL(stranger.url()).pathname).toBe('/sign-in')
    await signIn(stranger, site, await createPerson(site))
    await stranger.goto(`${site.url}/__clerk/organization`)
    await stranger.getByRole('heading', { name: 'Create organization' }).waitFor()
    const other = await chromium.newPage()
    const barred = await createPerson(site, {}, { create_organization_enabled: false })
    await signIn(other, site, barred)
    await other.goto(`${site.url}/__clerk/organization`)
    expect(new URL(other.url()).pathname).toBe('/')
  })

  test('with every page and form weighs 60 KB at most', async () => {
    const { page } = await visit()
    const storageState = await page.context().storageState()
    const newPage: TestBrowser['newPage'] = (options) =>
      chromium.newPage({ ...options, storageState })
    const use = async (page: Page) => {
      const open = [
        'Update profile',
        'Cancel',
        'Delete organization',
        'Cancel',
        'Members',
        'Invite',
      ]
      for (const name of open) {
        await press(page, name)
        await page.waitForLoadState('networkidle')
      }
      await page.getByRole('tab', { name: 'Invitations' }).click()
      await page.waitForLoadState('networkidle')
    }
    const { kilobytes } = await weighPage({ newPage }, site.url + PATH, '.cl-profilePage', { use })
    expect(kilobytes).toBeLessThanOrEqual(60)
  })
})

describe('who signs out in another tab', () => {
  const signOutElsewhere = async (page: Page) => {
    const other = await page.context().newPage()
    await other.goto(`${site.url}/stores`)
    await untilLoaded(other)
    await other.evaluate(() => window.Clerk.signOut(() => {}))
  }

  test.each([
    ['/account', true],
    ['/account', false],
    [PATH, true],
    [PATH, false],
  ])('is told so where the profile was, and led back: %s, in use: %s', async (path, isUsed) => {
    const { page, person } = await visit({ path })
    if (isUsed) await wake(page)
    await signOutElsewhere(page)
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
    expect(await page.locator('main').innerText()).not.toContain(person.emailAddress)
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.waitForURL('**/sign-in**')
    expect(new URL(page.url()).searchParams.get('redirect_url')).toContain(path)
    expect(page.problems()).toEqual([])
  })

  test('was never here, and is told nothing of it', async () => {
    const page = await chromium.newPage()
    for (const path of ['/account', PATH]) {
      await page.goto(site.url + path)
      expect(await page.locator('clerk-ui').getAttribute('data-offline')).toBeNull()
      await page.evaluate(() => {
        location.hash = '#/security'
      })
      await untilLoaded(page)
      await page.waitForLoadState('networkidle')
      expect(await page.getByText('You are signed out').count()).toBe(0)
    }
  })

  test.each(['openUserProfile', 'openOrganizationProfile', 'openCreateOrganization'] as const)(
    'is back at the page that something was open over: %s',
    async (open) => {
      const { page } = await visit({ path: '/stores' })
      await untilLoaded(page)
      await page.evaluate((name) => void window.Clerk[name](), open)
      const dialog = page.locator('dialog')
      await dialog.getByRole('heading').first().waitFor()
      await signOutElsewhere(page)
      await dialog.waitFor({ state: 'detached' })
      expect(await page.locator('[inert]').count()).toBe(0)
      expect(page.problems()).toEqual([])
    },
  )
})

describe('domains of an organization', () => {
  let count = 0
  const newDomain = () => `team-${process.pid}-${++count}.example`

  test('are added, proven by a code, and say how people come in', async () => {
    const { page } = await visit()
    const domain = newDomain()
    await press(page, 'Add domain')
    await page.getByLabel('Domain', { exact: true }).fill('gmail.com')
    await press(page, 'Add')
    await page.locator('#error-name').waitFor()
    await page.getByLabel('Domain', { exact: true }).fill(domain)
    await press(page, 'Add')
    await page.getByLabel('Your address there').fill(`me+clerk_test@elsewhere.example`)
    await press(page, 'Continue')
    await page.locator('#error-affiliationEmailAddress').waitFor()
    await page.getByLabel('Your address there').fill(`me+clerk_test@${domain}`)
    await press(page, 'Continue')
    await page.getByLabel('Enter verification code').fill('424242')
    await page.getByText('The domain is verified.').waitFor()
    await page.getByText('They may ask').click()
    await press(page, 'Save')
    const row = section(page, 'organizationDomains').getByRole('listitem')
    await row.filter({ hasText: domain }).getByText('May ask').waitFor()
    await choose(row, /^Remove/)
    await press(page, 'Remove')
    await page.getByText('The domain is removed.').waitFor()
    await row.waitFor({ state: 'detached' })
  })

  test('work without JavaScript too, and bring requests that a manager answers', async () => {
    const { page } = await visit({ options: { javaScriptEnabled: false } })
    const domain = newDomain()
    await press(page, 'Add domain')
    await page.getByLabel('Domain', { exact: true }).fill(domain)
    await press(page, 'Add')
    await choose(section(page, 'organizationDomains').getByRole('listitem'), /^Verify/)
    await page.getByLabel('Your address there').fill(`me+clerk_test@${domain}`)
    await press(page, 'Continue')
    await page.getByLabel('Enter verification code').fill('424242')
    await press(page, 'Continue')
    await choose(section(page, 'organizationDomains').getByRole('listitem'), /^Manage/)
    await page.getByLabel('They may ask').check()
    await press(page, 'Save')
    await section(page, 'organizationDomains').getByText('May ask').waitFor()
    await askToJoin(domain)
    await press(page, 'Members')
    await page.getByRole('tab', { name: 'Requests' }).click()
    await page.getByRole('button', { name: /^Accept/ }).click()
    await page.getByText('Nobody asks to be let in.').waitFor()
    await page.getByRole('tab', { name: 'Members' }).click()
    expect(await rows(page).count()).toBe(2)
  })
})

describe('XSS-1, XSS-2: names that are markup', () => {
  const IMAGE = '<img src=x onerror="window.isRun=1">'
  const ENDS = `</script></title></textarea></noscript></clerk-ui><!--${IMAGE}`
  const QUOTES = `"'>${IMAGE}`
  // What the server's drawing puts into its own markup, and what replaces texts.
  const MARKS = `\uf8ff</clerk-ui>\ue000\ue001\ue002\ue003/\ue004\ue005$&$1\${7}{{app}}${IMAGE}`
  const query = `?a=${encodeURIComponent(ENDS)}&${encodeURIComponent(QUOTES)}=1`
  const PATHS = [
    ...['/user-button', '/user-button?__dooryard_screen=userMenu', '/user', '/account'],
    ...['/organizations/switcher', '/organizations/list', '/organizations/lists', '/stores'],
    ...['/organization-profile/organization-members', '/organization-pages', '/locals'],
    ...['/__clerk/user', '/__clerk/organization', `/user-button${query}`, `/sign-in${query}`],
  ]

  test.each([true, false])('are texts wherever they are shown, with JavaScript: %s', async (js) => {
    const named = { first_name: QUOTES, last_name: ENDS }
    const data = { public_metadata: { a: ENDS, b: MARKS }, unsafe_metadata: { c: QUOTES } }
    const person = await createPerson(site, {}, { ...named, ...data })
    const other = await createPerson(site, {}, { first_name: MARKS, last_name: ENDS })
    const id = await createOrganization(site, ENDS + QUOTES, { admin: [person], member: [other] })
    for (const name of [MARKS, IMAGE]) await createOrganization(site, name, { member: [person] })
    const first = await chromium.newPage({ javaScriptEnabled: js })
    await signIn(first, site, person)
    await workIn(first, site, id)
    const cookies = await first.context().cookies()
    const found: Record<string, unknown> = {}
    const look = async (path: string) => {
      const page = await chromium.newPage({ javaScriptEnabled: js, reducedMotion: 'reduce' })
      await page.context().addCookies(cookies)
      await page.goto(site.url + path)
      const trigger = page.locator('[class*=Trigger]').first()
      const opens = js && !path.includes('userMenu') && (await trigger.count()) > 0
      if (opens) await trigger.click()
      if (js) await page.waitForLoadState('networkidle')
      const made = await page.locator('img[src="x"], [onerror]').count()
      if (made > 0 || page.problems().length > 0) found[path] = [made, page.problems()]
      await page.context().close()
    }
    const next = PATHS.values()
    await Promise.all(
      Array.from({ length: 5 }, async () => {
        for (const path of next) await look(path)
      }),
    )
    expect(found).toEqual({})
    await first.goto(`${site.url}/organization-profile`)
    await first.getByText(IMAGE).first().waitFor()
  })
})

/** Somebody with an address of a domain asks to be let in. */
async function askToJoin(domain: string) {
  const emailAddress = `new+clerk_test@${domain}`
  const password = 'correct horse 42 battery'
  const { id } = await backend(site, '/v1/users', { email_address: [emailAddress], password })
  const page = await chromium.newPage()
  await signIn(page, site, { id, emailAddress, password })
  await page.goto(`${site.url}/stores`)
  await untilLoaded(page)
  await page.evaluate(async () => {
    const { data } = await window.Clerk.user!.getOrganizationSuggestions()
    await data[0]!.accept()
  })
}
