import type {} from '@dooryard/astro/types'
import type { Page } from 'playwright-core'
import type { Site } from '../harness/site.ts'

export interface Person {
  id: string
  emailAddress: string
  password: string
}

/** Where a site has its server, and how its paths end. */
export interface Place {
  mount?: string
  slash?: string
}

let count = 0

/** An account, made through the Backend API. */
export async function createPerson(
  site: Site,
  place: Place = {},
  more: object = {},
): Promise<Person> {
  // All of one length: looks are compared to the pixel.
  const number = String(++count).padStart(4, '0')
  const emailAddress = `person-${process.pid}-${number}+clerk_test@example.com`
  const password = 'correct horse 42 battery'
  const { id } = await backend(
    site,
    '/v1/users',
    {
      email_address: [emailAddress],
      password,
      public_metadata: { role: 'keeper' },
      skip_legal_checks: true,
      ...more,
    },
    place,
  )
  return { id, emailAddress, password }
}

/** Signs a browser in through the Frontend API, without a page. */
export async function signIn(
  page: Page,
  site: Site,
  person: Person,
  { mount = '/__clerk', slash = '' }: Place = {},
): Promise<void> {
  const response = await page
    .context()
    .request.post(`${site.url}${mount}/v1/client/sign_ins${slash}`, {
      headers: { origin: site.url },
      form: { strategy: 'password', identifier: person.emailAddress, password: person.password },
    })
  const body = await response.text()
  if (!response.ok() || !body.includes('"complete"')) {
    throw new Error(`Signing in answered ${response.status()}: ${body}`)
  }
}

/** An organization, made by the site; `members` by their roles. */
export async function createOrganization(
  site: Site,
  name: string,
  members: Record<string, Person[]>,
): Promise<string> {
  const { id } = await backend(site, '/v1/organizations', { name })
  for (const [role, people] of Object.entries(members)) {
    for (const { id: user_id } of people) {
      await backend(site, `/v1/organizations/${id}/memberships`, { user_id, role: `org:${role}` })
    }
  }
  return id
}

/** Has the session of a browser work in an organization. */
export async function workIn(page: Page, site: Site, organizationId: string): Promise<void> {
  const { request } = page.context()
  const headers = { origin: site.url }
  const client = await (await request.get(`${site.url}/__clerk/v1/client`, { headers })).json()
  const session = client.response.last_active_session_id
  const response = await request.post(`${site.url}/__clerk/v1/client/sessions/${session}/touch`, {
    headers,
    form: { active_organization_id: organizationId },
  })
  if (!response.ok()) throw new Error(`Choosing answered ${response.status()}`)
}

/** One call of the Backend API with the site's secret key. */
export async function backend(
  site: Site,
  path: string,
  body?: object,
  { mount = '/__clerk', slash = '' }: Place = {},
) {
  const response = await fetch(`${site.url}${mount}/api${path}${slash}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${site.secretKey}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return response.json()
}

/** The newest code that was mailed to an address, read from the mailbox page as a person would. */
export async function readCode(
  page: Page,
  site: Site,
  emailAddress: string,
  { mount = '/__clerk', slash = '' }: Place = {},
): Promise<string> {
  const mailbox = await page.context().newPage()
  try {
    await mailbox.goto(`${site.url}${mount}/mailbox${slash}?to=${encodeURIComponent(emailAddress)}`)
    const text = await mailbox.locator('body').innerText()
    const code = text.slice(text.indexOf(emailAddress)).match(/\b\d{6}\b/)?.[0]
    if (!code) throw new Error(`No code for ${emailAddress} in the mailbox:\n${text}`)
    return code
  } finally {
    await mailbox.close()
  }
}

/** Waits until the Clerk object of the page is loaded. */
export async function untilLoaded(page: Page): Promise<void> {
  await page.waitForFunction(() => window.Clerk.loaded)
}

/** Makes an account on the pages of the quickstart, as its visitor would. */
export async function signUpByHand(
  page: Page,
  site: Site,
  { emailAddress, password }: Pick<Person, 'emailAddress' | 'password'>,
): Promise<void> {
  await page.goto(`${site.url}/`)
  await page.getByRole('button', { name: 'Create an account' }).click()
  await page.waitForURL(/\/sign-up/)
  await page.getByLabel('Email address').fill(emailAddress)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByLabel('Enter verification code').waitFor()
  await page.getByLabel('Enter verification code').fill(await readCode(page, site, emailAddress))
  await page.getByRole('button', { name: /open user menu/i }).waitFor()
}

/** Waits until the runtime has taken the component of a page over, which it does at a visitor's first sign. */
export async function wake(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const host = document.querySelector('clerk-ui')
    if (host?.querySelector('form[novalidate]')) return true
    host?.dispatchEvent(new Event('keydown'))
    return false
  })
}
