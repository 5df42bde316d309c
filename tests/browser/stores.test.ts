import { expect, test } from 'vitest'
import type { WatchedPage } from '../harness/browser.ts'
import { readCode, untilLoaded } from './people.ts'
import { useShowcase } from './showcase.ts'

const showcase = useShowcase()

type Stores = typeof import('@dooryard/astro/client')

interface Probe {
  first: Record<string, unknown>
  history: [store: string, value: unknown][]
}

declare global {
  interface Window {
    /** What scripts/stores.ts of the showcase leaves for the tests. */
    showcase: Probe & {
      stores: Stores
      getToken: Stores['getToken']
      steps: (string | null)[]
    }
  }
}

async function visit(page: WatchedPage, path: string): Promise<Probe> {
  await page.goto(`${showcase.site.url}${path}`)
  await untilLoaded(page)
  await page.locator('[data-store="$isLoadedStore"]', { hasText: 'true' }).waitFor()
  return probe(page)
}

const probe = (page: WatchedPage) =>
  page.evaluate(() => {
    const { first, history } = window.showcase
    return { first, history }
  })

/** The last value of each store. */
const last = ({ history }: Probe) => Object.fromEntries(history)

const unknown = {
  userId: 'undefined',
  user: 'undefined',
  sessionId: 'undefined',
  session: 'undefined',
  sessionStatus: 'undefined',
  sessionClaims: 'undefined',
  organization: 'undefined',
  orgId: 'undefined',
  orgRole: 'undefined',
  orgSlug: 'undefined',
  orgPermissions: 'undefined',
  actor: 'undefined',
  factorVerificationAge: null,
}
const signedOut = {
  ...unknown,
  userId: null,
  user: null,
  sessionId: null,
  session: null,
  sessionClaims: null,
  organization: null,
  orgId: null,
  orgRole: null,
  orgPermissions: null,
}

test('before load, a server-rendered page says that nobody is signed in', async () => {
  const { first } = await visit(await showcase.stranger(), '/stores')
  expect(first).toMatchObject({
    $isLoadedStore: false,
    $authStore: {
      ...signedOut,
      sessionStatus: null,
      orgSlug: null,
      actor: null,
      user: 'undefined',
      session: 'undefined',
      organization: 'undefined',
    },
    $userStore: 'undefined',
    $sessionStore: 'undefined',
    $clientStore: 'undefined',
    $signInStore: 'undefined',
    $billingStore: 'undefined',
  })
})

test('before load, a server-rendered page says who is signed in, with the claims of the cookie', async () => {
  const { first } = await visit(await showcase.member(), '/stores')
  expect(first.$authStore).toMatchObject({
    userId: showcase.person.id,
    sessionId: expect.stringMatching(/^sess_/),
    sessionClaims: 'object',
    user: 'undefined',
    session: 'undefined',
  })
})

test('claims of the site are there before anything is loaded, and after', async () => {
  const page = await showcase.member()
  await visit(page, '/stores')
  const role = () =>
    page.evaluate(() => window.showcase.stores.$authStore.get().sessionClaims?.metadata)
  expect(await role()).toEqual({ role: 'keeper' })
  const text = await page.evaluate(async () => (await fetch('/locals')).text())
  expect(text).toContain('&quot;metadata&quot;: {\n    &quot;role&quot;: &quot;keeper&quot;')
})

test('getToken gives a token for another service, which is in no cookie', async () => {
  const page = await showcase.member()
  await visit(page, '/stores')
  const { token, cookies } = await page.evaluate(async () => ({
    token: await window.showcase.getToken({ template: 'database' }),
    cookies: document.cookie,
  }))
  const claims = JSON.parse(atob(token!.split('.')[1]!))
  expect(claims).toMatchObject({ sub: showcase.person.id, role: 'authenticated' })
  expect(claims).not.toHaveProperty('sid')
  expect(cookies).not.toContain(token)
})

test('XSS-6: what the page knows of its visitor comes from the data block of its type, not from a name', async () => {
  const page = await showcase.member()
  const liars = ['__CLERK_ASTRO_DATA__', '__CLERK_ASTRO_BOOT__', '__CLERK_ASTRO_SAFE_VARS__'].map(
    (name) =>
      `<script id="${name}" type="text/plain">{"userId":"user_liar","client":null}</script>` +
      `<template id="${name}"></template>`,
  )
  let rewritten = 0
  await page.route('**/stores', async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replace(/<head[^>]*>/, (head) => head + liars.join(''))
    rewritten += body.includes('user_liar') ? 1 : 0
    await route.fulfill({ response, body })
  })
  await page.addInitScript(() => Object.assign(window, { __CLERK_ASTRO_DATA__: { userId: 'x' } }))
  const { first, history } = await visit(page, '/stores')
  expect(rewritten).toBe(1)
  expect(first.$authStore).toMatchObject({ userId: showcase.person.id })
  expect(last({ first, history }).$authStore).toMatchObject({ userId: showcase.person.id })
})

test('before load, a prerendered page knows nothing', async () => {
  const { first } = await visit(await showcase.member(), '/static/stores')
  expect(first).toMatchObject({ $isLoadedStore: false, $authStore: unknown })
})

for (const path of ['/stores', '/static/stores']) {
  test(`loaded and signed out, on ${path}`, async () => {
    expect(last(await visit(await showcase.stranger(), path))).toEqual({
      $isLoadedStore: true,
      $authStore: signedOut,
      $userStore: null,
      $sessionStore: null,
      $organizationStore: null,
      $clientStore: 'resource',
      $sessionListStore: 'list of 0',
      $signInStore: 'resource',
      $signUpStore: 'resource',
      $clerkStore: 'instance',
      $billingStore: 'undefined',
    })
  })

  test(`loaded and signed in, on ${path}`, async () => {
    const stores = last(await visit(await showcase.member(), path))
    expect(stores).toMatchObject({
      $isLoadedStore: true,
      $userStore: showcase.person.id,
      $sessionStore: expect.stringMatching(/^sess_/),
      $organizationStore: null,
      $sessionListStore: 'list of 1',
    })
    expect(stores.$authStore).toMatchObject({
      userId: showcase.person.id,
      user: showcase.person.id,
      sessionStatus: 'active',
      sessionClaims: 'object',
      organization: null,
      orgId: null,
      orgPermissions: null,
    })
  })
}

test('§17.18: between "not known" and "signed in" nobody is told that somebody is signed out', async () => {
  for (const path of ['/stores', '/static/stores']) {
    const { history } = await visit(await showcase.member(), path)
    const users = history.filter(([store]) => store === '$userStore').map(([, value]) => value)
    expect(users, path).toEqual(['undefined', showcase.person.id])
    const loadedAt = history.findIndex(
      ([store, value]) => store === '$isLoadedStore' && value === true,
    )
    const userAt = history.findIndex(
      ([store, value]) => store === '$userStore' && value !== 'undefined',
    )
    expect(userAt, path).toBeLessThan(loadedAt)
  }
})

test('a server-rendered page makes no request before its stores are loaded', async () => {
  for (const who of ['stranger', 'member'] as const) {
    const page = await showcase[who]()
    const requests: string[] = []
    page.on('request', (request) => {
      if (['fetch', 'xhr'].includes(request.resourceType())) requests.push(request.url())
    })
    await visit(page, '/stores')
    expect(requests, who).toEqual([])
  }
})

test('§17.27: the step stores tell after every step of a flow', async () => {
  const page = await showcase.stranger()
  await visit(page, '/stores')
  const emailAddress = `steps-${process.pid}@example.com`
  await page.evaluate(async (emailAddress) => {
    const { stores, steps } = window.showcase
    stores.$signUpStore.listen((signUp) => steps.push(signUp?.status ?? null))
    await stores.$signUpStore.get()!.create({ emailAddress, password: 'correct horse 42' })
    await stores.$signUpStore.get()!.prepareEmailAddressVerification({ strategy: 'email_code' })
  }, emailAddress)
  const code = await readCode(page, showcase.site, emailAddress)
  const statuses = await page.evaluate(async (code) => {
    const { stores, steps } = window.showcase
    await stores.$signUpStore.get()!.attemptEmailAddressVerification({ code })
    return steps
  }, code)
  expect(statuses.length).toBeGreaterThanOrEqual(2)
  expect(statuses[0]).toBe('missing_requirements')
})

test('a custom flow activates its session, and every store follows', async () => {
  const page = await showcase.stranger()
  await visit(page, '/stores')
  await page.evaluate(async (person) => {
    const { stores } = window.showcase
    const signIn = await stores.$signInStore.get()!.create({
      strategy: 'password',
      identifier: person.emailAddress,
      password: person.password,
    })
    await stores.$clerkStore.get()!.setActive({ session: signIn.createdSessionId })
  }, showcase.person)
  await page.locator('[data-store="$userStore"]', { hasText: showcase.person.id }).waitFor()
  expect(last(await probe(page)).$authStore).toMatchObject({ userId: showcase.person.id })
})

// React draws an island anew when one of its stores tells, and asks all of them as it draws: to be told in there is an error.
test('whoever asks $authStore within a moment gets what will be told, and nobody is told by the asking', async () => {
  const page = await showcase.stranger()
  await visit(page, '/stores')
  const asked = await page.evaluate(async (person) => {
    const { $authStore, $clerkStore, $signInStore, $userStore } = window.showcase.stores
    const told: unknown[] = []
    const asked: unknown[] = []
    $authStore.listen(({ userId }) => told.push(userId))
    $userStore.listen((user) => {
      if (!user) return
      const before = told.length
      const [first, second] = [$authStore.get(), $authStore.get()]
      asked.push([first.userId, first === second, told.length - before])
    })
    const signIn = await $signInStore.get()!.create({
      strategy: 'password',
      identifier: person.emailAddress,
      password: person.password,
    })
    await $clerkStore.get()!.setActive({ session: signIn.createdSessionId })
    return asked
  }, showcase.person)
  expect(asked[0]).toEqual([showcase.person.id, true, 0])
  const told = async () => last(await probe(page)).$authStore
  await expect.poll(told).toMatchObject({ userId: showcase.person.id })
})

test('getToken gives a token that the server accepts; signed out, null', async () => {
  const token = (page: WatchedPage) =>
    page.evaluate(() =>
      (
        window as unknown as { showcase: { getToken(): Promise<string | null> } }
      ).showcase.getToken(),
    )
  const stranger = await showcase.stranger()
  await visit(stranger, '/stores')
  expect(await token(stranger)).toBeNull()

  const member = await showcase.member()
  await visit(member, '/stores')
  const response = await fetch(`${showcase.site.url}/api/whoami`, {
    headers: { authorization: `Bearer ${await token(member)}` },
  })
  expect(await response.json()).toMatchObject({ userId: showcase.person.id })
})

test('window.Clerk comes to life when it is looked at, on pages with nothing of ours', async () => {
  const page = await showcase.member()
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url())
  })
  await page.goto(`${showcase.site.url}/plain`)
  await page.waitForLoadState('networkidle')
  expect(scripts).toHaveLength(1)
  await untilLoaded(page)
  expect(await page.evaluate(() => window.Clerk.user?.id)).toBe(showcase.person.id)
})

test('XSS-7: no token is in web storage', async () => {
  const page = await showcase.member()
  await visit(page, '/stores')
  expect(
    await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })),
  ).not.toMatch(/eyJ/)
})
