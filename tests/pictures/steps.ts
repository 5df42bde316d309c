import type {} from '@dooryard/astro/types'
import { snakeCase } from '@dooryard/protocol'
import {
  backend,
  createOrganization,
  type Person,
  untilLoaded,
  wake as wakePage,
  workIn,
} from '../browser/people.ts'
import type { WatchedPage } from '../harness/browser.ts'
import type { Site } from '../harness/site.ts'
import { createKind, signInElsewhere } from './people.ts'

/** Where a step happens. */
export interface Scene {
  page: WatchedPage
  site: Site
  person: Person
}

export type Step = (scene: Scene) => Promise<unknown>

/** What stands in for what only the person knows. */
type Value = string | ((person: Person) => string)

export const email: Value = (person) => person.emailAddress
export const password: Value = (person) => person.password

/** Types into the field of a name, which the server's forms spell with lines below. */
export const fill =
  (name: string, value: Value): Step =>
  ({ page, person }) =>
    page
      .locator([name, snakeCase(name)].map((each) => `input[name="${each}"]:visible`).join(','))
      .last()
      .fill(typeof value === 'string' ? value : value(person))

/** Presses the button, or follows the link, that begins with this. */
export const press =
  (name: string): Step =>
  async ({ page }) => {
    const words = new RegExp(`^${name.replace(/[.()?]/g, '\\$&')}`)
    const button = page.getByRole('button', { name: words })
    await button
      .or(page.getByRole('link', { name: words }))
      .last()
      .click()
  }

/** Opens the menu that has an entry, and chooses that. */
export const choose =
  (name: string): Step =>
  async ({ page }) => {
    const menu = page.locator('.cl-menuBox').filter({ hasText: name }).last()
    await menu.locator('.cl-menuButton').click()
    await menu.getByRole('menuitem', { name }).click()
  }

/** Waits for a text. */
export const see =
  (text: string): Step =>
  ({ page }) =>
    page.getByText(text).last().waitFor()

/** The six digits of a code. */
export const code =
  (digits = '424242'): Step =>
  ({ page }) =>
    page.getByLabel('Enter verification code').last().fill(digits)

/** What the password of an account leads to. */
export const identify: Step[] = [fill('identifier', email), press('Continue'), see('Enter your')]
export const withPassword: Step[] = [...identify, fill('password', password), press('Continue')]

/** The runtime has taken the page over. */
export const wake: Step = ({ page }) => wakePage(page)

export const offline: Step = ({ page }) => page.context().setOffline(true)

/** A picture is chosen, and the part of it that is shown comes next. */
export const choosePicture: Step = async ({ page }) => {
  const buffer = await page.screenshot()
  const file = { name: 'me.png', mimeType: 'image/png', buffer }
  await page.getByTestId('profile-image').setInputFiles(file)
  await page.getByRole('application').waitFor()
}

/** The question who it is, over the page. */
export const reverify: Step = async ({ page }) => {
  await untilLoaded(page)
  await page.evaluate(() => void window.Clerk.__internal_openReverification({}))
  await page.getByRole('dialog').locator('input').first().waitFor()
}

export const openProfile: Step = async ({ page }) => {
  await untilLoaded(page)
  await page.evaluate(() => window.Clerk.openUserProfile())
  await page.getByRole('dialog').locator('.cl-profileSection').first().waitFor()
}

/** Another address, not proven yet. */
export const secondAddress: Step = async ({ page, site, person }) => {
  await backend(site, '/v1/email_addresses', {
    user_id: person.id,
    email_address: person.emailAddress.replace('+', '.2+'),
    verified: false,
  })
  await page.reload()
}

export const anotherDevice: Step = async ({ page, site, person }) => {
  await signInElsewhere(page, site, person)
  await page.reload()
}

/** A passkey of an authenticator that is played. */
export const passkey: Step = async ({ page }) => {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable', { enableUI: false })
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  await untilLoaded(page)
  await page.evaluate(async () => void (await window.Clerk.user!.createPasskey()))
  await page.reload()
}

/** Somebody of the site acts for the person. */
export const impersonate: Step = async ({ page, site, person }) => {
  const actor = { sub: 'user_of_support' }
  const { url } = await backend(site, '/v1/actor_tokens', { user_id: person.id, actor })
  await page.goto(new URL(url, site.url).href)
  await page.locator('.cl-impersonationFab').waitFor()
}

export const locked: Step = ({ site, person }) => backend(site, `/v1/users/${person.id}/lock`, {})

/** Goes elsewhere. */
export const go =
  (path: string): Step =>
  ({ page, site }) =>
    page.goto(site.url + path)

/** Waits until the browser is signed in. */
export const untilIn: Step = ({ page }) =>
  page.waitForURL(({ pathname }) => !pathname.startsWith('/sign'))

/** Works in an organization, with others in it and invited to it, and looks at a page of its profile. */
export const keepers =
  (path = '', { name = 'Lighthouse Keepers', role = 'admin' } = {}): Step =>
  async ({ page, site, person }) => {
    const others = [await createKind(site, 'secured'), await createKind(site, 'long')]
    const more = await Promise.all(Array.from({ length: 10 }, () => createKind(site, 'ada')))
    const members = { admin: [...others, ...(role === 'admin' ? [person] : [])], member: more }
    if (role === 'member') members.member.push(person)
    const id = await createOrganization(site, name, members)
    for (const local of ['new', 'a.person.with.quite.a.long.address']) {
      await backend(site, `/v1/organizations/${id}/invitations`, {
        ...{ email_address: `${local}+clerk_test@lighthouse.example`, role: 'org:member' },
        ...{ inviter_user_id: person.id, notify: false },
      })
    }
    await workIn(page, site, id)
    await page.goto(`${site.url}/organization${path}`)
  }

/** Belongs to two organizations and is invited to a third; works in one of them, where `works` says so. */
export const several =
  ({ name = 'Lighthouse Keepers', works = false } = {}): Step =>
  async ({ page, site, person }) => {
    const id = await createOrganization(site, name, { admin: [person] })
    await createOrganization(site, 'Harbour Office', { member: [person] })
    const host = await createKind(site, 'secured')
    const third = await createOrganization(site, 'Pilots of the Northern Isles', { admin: [host] })
    await backend(site, `/v1/organizations/${third}/invitations`, {
      ...{ email_address: person.emailAddress, role: 'org:member' },
      ...{ inviter_user_id: host.id, notify: false },
    })
    if (works) await workIn(page, site, id)
    await page.reload()
  }

let domainCount = 0

/** The organization has two domains, one of them proven. */
export const domains: Step = async ({ page, site, person }) => {
  const { data } = await backend(
    site,
    `/v1/users/${person.id}/organization_memberships?paginated=true`,
  )
  for (const verified of [true, false]) {
    const name = `harbour-and-lighthouse-${++domainCount}.example`
    const body = { name, verified, enrollment_mode: 'automatic_suggestion' }
    await backend(site, `/v1/organizations/${data[0].organization.id}/domains`, body)
  }
  await page.reload()
}

export const openOrganization: Step = async ({ page, site }) => {
  await page.goto(`${site.url}/`)
  await untilLoaded(page)
  await page.evaluate(() => window.Clerk.openOrganizationProfile())
  await page.getByRole('dialog').locator('.cl-profileSection').first().waitFor()
}

export const openInvite: Step = async ({ page, site }) => {
  await page.goto(`${site.url}/`)
  await untilLoaded(page)
  await page.evaluate(() => window.Clerk.openInviteMembers())
  await page.getByRole('dialog').getByRole('combobox').waitFor()
}

/** Shows the list of a name. */
export const tab =
  (name: string): Step =>
  ({ page }) =>
    page.getByRole('tab', { name }).click()
