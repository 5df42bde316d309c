import { createClerkClient } from '@clerk/backend'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stepAt, totpCode } from '../packages/server/src/totps/code.ts'
import { fromBase32 } from '../packages/server/src/totps/secret.ts'
import { openBrowser, type TestBrowser } from '../tests/harness/browser.ts'
import { testKeys } from '../tests/harness/site.ts'
import { type GenuineSite, startGenuineSite } from './harness/site.ts'
import { newAccount, newAddress, PASSWORD, type Visitor, visitorOf } from './harness/visitor.ts'

const ANOTHER = 'another horse 77 battery'
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const rateLimits = { create: { max: 1000 }, attempt: { max: 1000 }, send: { max: 1000 } }

let site: GenuineSite
let chromium: TestBrowser
let clerk: ReturnType<typeof createClerkClient>
beforeAll(async () => {
  const settings = {
    identifiers: { phoneNumber: 'optional', username: 'optional' },
    strategies: {
      phoneCode: true,
      phoneSecondFactor: true,
      emailSecondFactor: true,
      emailLink: true,
    },
    emailLinks: { requireSameClient: false },
    organizations: { enabled: true, domains: { enabled: true } },
    apiKeys: { users: true, organizations: true },
    social: { google: true },
    rateLimits,
  } as const
  ;[site, chromium] = await Promise.all([startGenuineSite(testKeys, { settings }), openBrowser()])
  clerk = createClerkClient({ ...testKeys, apiUrl: `${site.url}/__clerk/api` })
})
afterAll(async () => {
  await Promise.all([chromium?.close(), site?.close()])
})

let numbers = 100
const newNumber = () => `+120255501${String(numbers++).slice(-2)}`

/** Runs statements in the page, with what they return. */
const run = ({ ask }: Visitor, statements: string) =>
  ask(`eval(${JSON.stringify(`(async () => { ${statements} })()`)})`)

/** The attempt of the later generation, whose methods answer what went wrong. */
const future = (visitor: Visitor, attempt: 'signIn' | 'signUp', steps: readonly string[]) =>
  run(
    visitor,
    `const current = () => Clerk.client.${attempt}.__internal_future
     let it = current()
     const errors = []
     for (const step of [${steps.map((step) => `() => it.${step}`)}]) {
       const { error } = await step()
       if (error) errors.push(String(error))
       if (!it.id) it = current()
     }
     return [errors, it.status]`,
  )

async function stranger() {
  const visitor = await visitorOf(chromium, site)
  await visitor.open('')
  return visitor
}

async function member(more: object = {}) {
  const account = await newAccount(clerk, more)
  const visitor = await visitorOf(chromium, site)
  await visitor.signIn(account.emailAddress)
  return { ...account, ...visitor }
}

async function links(): Promise<string[]> {
  const page = await (await fetch(site.url + site.server.mailboxUrl)).text()
  return [...page.matchAll(/<a class="link" href="([^"]+)"/g)].map(([, link]) => link!)
}

/** Opens in another browser what a step sends. */
async function openElsewhere(before: readonly string[]) {
  await expect.poll(async () => (await links()).length).toBe(before.length + 1)
  const other = await chromium.newPage()
  await other.goto((await links())[0]!)
  await other.click('button')
}

describe('genuine clerk-js: the attempts of the later generation', () => {
  const code = `{ code: '424242' }`

  it('sign up by a code of an address and of a number, and begin anew', async () => {
    const visitor = await stranger()
    const done = await future(visitor, 'signUp', [
      `create({ firstName: 'Nobody' })`,
      'reset()',
      `create({ emailAddress: '${newAddress()}' })`,
      `update({ firstName: 'Ada', phoneNumber: '${newNumber()}' })`,
      `password({ password: '${PASSWORD}' })`,
      'verifications.sendEmailCode()',
      `verifications.verifyEmailCode(${code})`,
      'verifications.sendPhoneCode()',
      `verifications.verifyPhoneCode(${code})`,
      'finalize()',
    ])
    expect(done[0]).toEqual([])
    expect(await visitor.ask('Clerk.user.firstName')).toBe('Ada')
  })

  it('sign up by a link, in the page that waits', async () => {
    const visitor = await stranger()
    const emailAddress = newAddress()
    const before = await links()
    const sent = await future(visitor, 'signUp', [
      `create({ emailAddress: '${emailAddress}' })`,
      `password({ password: '${PASSWORD}' })`,
      `verifications.sendEmailLink({ verificationUrl: '/' })`,
    ])
    expect(sent).toEqual([[], 'missing_requirements'])
    const waiting = future(visitor, 'signUp', [
      'verifications.waitForEmailLinkVerification()',
      'finalize()',
    ])
    await openElsewhere(before)
    expect((await waiting)[0]).toEqual([])
    expect(await visitor.ask('Clerk.user.primaryEmailAddress.emailAddress')).toBe(emailAddress)
  })

  it('sign up and in by a ticket', async () => {
    const invited = await clerk.invitations.createInvitation({
      emailAddress: newAddress(),
      notify: false,
    })
    const ticket = new URL(invited.url!).searchParams.get('ticket')!
    const [guest, known] = [await stranger(), await stranger()]
    const made = await future(guest, 'signUp', [
      `ticket({ ticket: '${ticket}' })`,
      `password({ password: '${PASSWORD}' })`,
    ])
    expect(made).toEqual([[], 'complete'])
    const { id: userId } = await newAccount(clerk)
    const { token } = await clerk.signInTokens.createSignInToken({ userId, expiresInSeconds: 600 })
    const signedIn = await future(known, 'signIn', [`ticket({ ticket: '${token}' })`])
    expect(signedIn).toEqual([[], 'complete'])
  })

  it('sign in by a password, a code, a number and a link', async () => {
    const phoneNumber = newNumber()
    const { emailAddress: identifier } = await newAccount(clerk, { phoneNumber: [phoneNumber] })
    const ways = [
      [`password({ identifier: '${identifier}', password: '${PASSWORD}' })`],
      [
        `create({ identifier: '${identifier}' })`,
        'reset()',
        `emailCode.sendCode({ emailAddress: '${identifier}' })`,
        `emailCode.verifyCode(${code})`,
      ],
      [`phoneCode.sendCode({ phoneNumber: '${phoneNumber}' })`, `phoneCode.verifyCode(${code})`],
    ]
    for (const way of ways) {
      const visitor = await stranger()
      const done = await future(visitor, 'signIn', [...way, 'finalize()'])
      expect(done).toEqual([[], 'complete'])
      expect(await visitor.ask('Clerk.user.primaryEmailAddress.emailAddress')).toBe(identifier)
    }
    const visitor = await stranger()
    const before = await links()
    const send = [`emailLink.sendLink({ emailAddress: '${identifier}', verificationUrl: '/' })`]
    expect((await future(visitor, 'signIn', send))[0]).toEqual([])
    const waiting = future(visitor, 'signIn', ['emailLink.waitForVerification()', 'finalize()'])
    await openElsewhere(before)
    expect((await waiting)[0]).toEqual([])
  })

  it('get somebody to a new password by mail and by phone', async () => {
    const phoneNumber = newNumber()
    const { emailAddress } = await newAccount(clerk, { phoneNumber: [phoneNumber] })
    for (const [name, identifier] of [
      ['resetPasswordEmailCode', emailAddress],
      ['resetPasswordPhoneCode', phoneNumber],
    ]) {
      const done = await future(await stranger(), 'signIn', [
        `create({ identifier: '${identifier}' })`,
        `${name}.sendCode()`,
        `${name}.verifyCode(${code})`,
        `${name}.submitPassword({ password: '${ANOTHER} ${name}' })`,
      ])
      expect(done).toEqual([[], 'complete'])
    }
  })

  it('take a second step by phone, mail, app and backup code', async () => {
    const { emailAddress: identifier, user } = await newAccount(clerk, {
      phoneNumber: [newNumber()],
      totpSecret: SECRET,
      backupCodes: ['abcde-fghjk', 'bcdef-ghjkm'],
    })
    const { id } = user.phoneNumbers[0]!
    await clerk.phoneNumbers.updatePhoneNumber(id, { reservedForSecondFactor: true })
    const app = totpCode(fromBase32(SECRET)!, stepAt(Date.now()))
    for (const second of [
      ['mfa.sendPhoneCode()', `mfa.verifyPhoneCode(${code})`],
      ['mfa.sendEmailCode()', `mfa.verifyEmailCode(${code})`],
      [`mfa.verifyTOTP({ code: '${app}' })`],
      [`mfa.verifyBackupCode({ code: 'abcde-fghjk' })`],
    ]) {
      const first = `password({ identifier: '${identifier}', password: '${PASSWORD}' })`
      const done = await future(await stranger(), 'signIn', [first, ...second])
      expect(done).toEqual([[], 'complete'])
    }
  })

  it('go to a provider', async () => {
    for (const attempt of ['signIn', 'signUp'] as const) {
      const visitor = await stranger()
      const way = `sso({ strategy: 'oauth_google', redirectUrl: '/', redirectCallbackUrl: '/' })`
      await future(visitor, attempt, [way]).catch(() => {})
      await visitor.page.getByRole('button', { name: /Ada Lovelace/ }).click()
      await visitor.page.waitForFunction('window.Clerk?.loaded')
    }
  })
})

describe('genuine clerk-js: the attempts of the earlier generation', () => {
  it('say whether a password will do, and begin anew', async () => {
    const visitor = await stranger()
    const said = await run(
      visitor,
      `const { client } = Clerk
       const signUp = await client.signUp.upsert({ emailAddress: '${newAddress()}' })
       const { id } = await signUp.upsert({ firstName: 'Ada' })
       const judged = []
       signUp.validatePassword('short', { onValidation: ({ complexity }) => judged.push(Object.keys(complexity)) })
       await signUp.prepareVerification({ strategy: 'email_code' })
       await signUp.attemptVerification({ strategy: 'email_code', code: '424242' })
       const proven = signUp.verifications.emailAddress.verifiedFromTheSameClient()
       const signIn = await client.signIn.create({ identifier: '${newAddress()}' }).catch(() => client.signIn)
       signIn.validatePassword('short', { onValidation: ({ complexity }) => judged.push(Object.keys(complexity)) })
       client.resetSignIn()
       client.resetSignUp()
       return [id === signUp.id, judged, proven, client.isNew(), client.isEligibleForTouch(), typeof client.signUp.id]`,
    )
    expect(said).toEqual([true, [['min_length'], ['min_length']], true, false, false, 'undefined'])
  })

  it('go to a provider and come back', async () => {
    const visitor = await stranger()
    const { page, open, ask } = visitor
    for (const attempt of ['signIn', 'signUp']) {
      await open('')
      await ask(
        `Clerk.client.${attempt}.authenticateWithRedirect({
          strategy: 'oauth_google', redirectUrl: '/?callback', redirectUrlComplete: '/?complete'
        })`,
      ).catch(() => {})
      await page
        .getByRole('button', { name: /Margaret Hamilton|Grace Hopper/ })
        .first()
        .click()
      await page.waitForURL(/callback|complete/)
      await page.waitForSelector('body[data-ready]', { state: 'attached' })
      const urls = `{ signUpFallbackRedirectUrl: '/?complete', signInFallbackRedirectUrl: '/?complete' }`
      if (page.url().includes('callback'))
        await ask(`Clerk.handleRedirectCallback(${urls})`).catch(() => {})
      await page.waitForURL(/complete/)
      await page.waitForFunction('window.Clerk?.user')
      await ask('Clerk.signOut(() => {})')
    }
  })
})

describe('genuine clerk-js: an account', () => {
  it('changes, and loses, what it has', async () => {
    const visitor = await member({ phoneNumber: [newNumber(), newNumber()] })
    const done = await run(
      visitor,
      `const { user, session } = Clerk
       await user.updatePassword({ currentPassword: '${PASSWORD}', newPassword: '${ANOTHER}' })
       await user.updateMetadata({ unsafeMetadata: { a: 1 } })
       await user.update({ firstName: 'Ada' })
       const [address] = user.emailAddresses
       const isPrimary = user.isPrimaryIdentification(address)
       const [, second] = user.phoneNumbers
       await second.setReservedForSecondFactor({ reserved: true })
       await session.startVerification({ level: 'second_factor' })
       await session.prepareSecondFactorVerification({ strategy: 'phone_code', phoneNumberId: second.id })
       await session.attemptSecondFactorVerification({ strategy: 'phone_code', code: '424242' })
       await second.makeDefaultSecondFactor()
       const { backupCodes } = await user.createTOTP().then(({ secret }) => ({ backupCodes: secret.length > 10 }))
       await second.setReservedForSecondFactor({ reserved: false })
       await second.destroy()
       await user.removePassword({ currentPassword: '${ANOTHER}' })
       const may = session.checkAuthorization({ role: 'org:admin' })
       const token = await session.getToken()
       const isSame = typeof session.lastActiveToken.getRawString()
       session.clearCache()
       await session.touch()
       await user.delete()
       return [isPrimary, backupCodes, may, typeof token, isSame]`,
    )
    expect(done).toEqual([true, true, false, 'string', 'string'])
    await expect(clerk.users.getUser(visitor.id)).rejects.toMatchObject({ status: 404 })
  })

  it('has an app, and takes it away', async () => {
    const visitor = await member()
    const secret = await run(visitor, 'return (await Clerk.user.createTOTP()).secret')
    const code = (steps: number) => totpCode(fromBase32(secret)!, stepAt(Date.now()) + steps)
    const left = await run(
      visitor,
      `await Clerk.user.verifyTOTP({ code: '${code(0)}' })
       await Clerk.session.startVerification({ level: 'second_factor' })
       await Clerk.session.attemptSecondFactorVerification({ strategy: 'totp', code: '${code(1)}' })
       await Clerk.user.disableTOTP()
       return (await Clerk.user.reload()).twoFactorEnabled`,
    )
    expect(left).toBe(false)
  })

  it('connects an account at a provider, and proves it anew', async () => {
    const { page, ask } = await member()
    const url = await ask(
      `Clerk.user.createExternalAccount({ strategy: 'oauth_google', redirectUrl: location.origin + '/' })
        .then((account) => account.verification.externalVerificationRedirectURL.href)`,
    )
    await page.goto(url)
    await page
      .getByRole('button', { name: /Alan Turing|Grace Hopper|Ada Lovelace/ })
      .last()
      .click()
    await page.waitForFunction('window.Clerk?.user?.externalAccounts.length === 1')
    const said = await ask(
      `eval("(async () => {\\
        const [account] = Clerk.user.externalAccounts;\\
        const again = await account.reauthorize({ redirectUrl: location.origin + '/', additionalScopes: [] });\\
        return [account.providerSlug(), account.providerTitle(), account.accountIdentifier().includes('@'), account.verification.verifiedFromTheSameClient(), !!again.verification.externalVerificationRedirectURL]\\
      })()")`,
    )
    expect(said).toEqual(['google', 'Google Account', true, expect.any(Boolean), true])
  })

  it('has keys', async () => {
    const visitor = await member()
    const done = await run(
      visitor,
      `const key = await Clerk.apiKeys.create({ name: 'Laptop', subject: Clerk.user.id })
       const { total_count } = await Clerk.apiKeys.getAll()
       await Clerk.apiKeys.revoke({ apiKeyID: key.id, revocationReason: 'lost' })
       return [total_count, (await Clerk.apiKeys.getAll()).data.length, typeof key.secret]`,
    )
    expect(done).toEqual([1, 0, 'string'])
  })
})

describe('genuine clerk-js: organizations', () => {
  it('are asked to join, and answer; their members are changed one by one', async () => {
    const owner = await member()
    const emailAddress = 'guest+clerk_test@mole.example'
    const guest = await newAccount(clerk, { emailAddress: [emailAddress] })
    const done = await run(
      owner,
      `const organization = await Clerk.createOrganization({ name: 'Mole' })
       await Clerk.setActive({ organization })
       const domain = await organization.createDomain('mole.example')
       const same = await organization.getDomain({ domainId: domain.id })
       const prepared = await organization.prepareOwnershipVerification([domain.id]).catch(({ errors }) => errors[0].code)
       const attempted = await organization.attemptOwnershipVerification([domain.id]).catch(({ errors }) => errors[0].code)
       return [organization.id, domain.id === same.id, typeof prepared, typeof attempted]`,
    )
    const [organizationId, ...said] = done
    expect(said).toEqual([true, 'object', 'object'])
    const { data } = await clerk.organizations.getOrganizationDomainList({ organizationId })
    await clerk.organizations.updateOrganizationDomain({
      organizationId,
      domainId: data[0]!.id,
      enrollmentMode: 'automatic_suggestion',
      verified: true,
    })
    const visitor = await visitorOf(chromium, site)
    await visitor.signIn(emailAddress)
    await run(
      visitor,
      `const { data: [suggestion] } = await Clerk.user.getOrganizationSuggestions({ status: 'pending' })
       await suggestion.accept()`,
    )
    const rejected = await run(
      owner,
      `const { data: [request] } = await Clerk.organization.getMembershipRequests({ status: ['pending'] })
       return (await request.reject()).status`,
    )
    expect(rejected).toBe('revoked')
    await clerk.organizations.createOrganizationInvitation({
      organizationId,
      emailAddress,
      role: 'org:member',
    })
    const joined = await run(
      visitor,
      `const { data: [invitation] } = await Clerk.user.getOrganizationInvitations({ status: 'pending' })
       return (await invitation.accept()).status`,
    )
    expect(joined).toBe('accepted')
    const roles = await run(
      owner,
      `const ofGuest = async () => (await Clerk.organization.getMemberships()).data
         .find(({ publicUserData }) => publicUserData.userId === '${guest.id}')
       const raised = await (await ofGuest()).update({ role: 'org:admin' })
       await (await ofGuest()).destroy()
       return [raised.role, typeof (await ofGuest())]`,
    )
    expect(roles).toEqual(['org:admin', 'undefined'])
  })
})

describe('genuine clerk-js and @clerk/ui: the Clerk object', () => {
  const COMPONENTS = [
    'SignIn',
    'SignUp',
    'UserAvatar',
    'UserButton',
    'UserProfile',
    'OrganizationProfile',
    'CreateOrganization',
    'OrganizationSwitcher',
    'OrganizationList',
    'Waitlist',
    'APIKeys',
    'TaskChooseOrganization',
    'TaskResetPassword',
    'TaskSetupMFA',
  ]
  const MODALS = [
    'SignIn',
    'SignUp',
    'Waitlist',
    'UserProfile',
    'OrganizationProfile',
    'CreateOrganization',
    'InviteMembers',
    'GoogleOneTap',
  ]

  it('mounts every component, and takes it away; opens and closes every one that may be over the page', async () => {
    const visitor = await member()
    await run(
      visitor,
      `const node = document.getElementById('app')
       const organization = await Clerk.createOrganization({ name: 'Frames' })
       await Clerk.setActive({ organization })
       for (const name of ${JSON.stringify(COMPONENTS)}) {
         try { Clerk['mount' + name](node, {}) ; Clerk['unmount' + name](node) } catch (error) { throw new Error(name + ': ' + error.message) }
       }
       for (const name of ${JSON.stringify(MODALS)}) {
         try { await Clerk['open' + name]({}) ; Clerk['close' + name]() } catch (error) { throw new Error(name + ': ' + error.message) }
       }`,
    ).then(undefined, (error) => expect(String(error)).toBe(''))
  })

  it('knows where everything is', async () => {
    const visitor = await stranger()
    const urls = await run(
      visitor,
      `const names = ['SignIn', 'SignUp', 'UserProfile', 'CreateOrganization', 'OrganizationProfile', 'Tasks', 'AfterSignIn', 'AfterSignUp', 'AfterSignOut', 'AfterMultiSessionSingleSignOut', 'Waitlist']
       const urls = names.map((name) => Clerk['build' + name + 'Url']())
       const heard = []
       const stop = Clerk.addListener(({ user }) => heard.push(user))
       stop()
       const listener = () => {}
       Clerk.on('status', listener)
       Clerk.off('status', listener)
       Clerk.client.buildTouchUrl({ redirectUrl: new URL(location.href) })
       return [...urls, Clerk.buildUrlWithAuth('/a')].map((url) => typeof url)`,
    )
    expect(new Set(urls)).toEqual(new Set(['string']))
  })

  it('leads there', async () => {
    const visitor = await member()
    const led = await run(
      visitor,
      `const led = {}
       let name
       navigation.addEventListener('navigate', (event) => {
         led[name] = event.destination.url.slice(location.origin.length)
         event.preventDefault()
       })
       const pages = ['SignIn', 'SignUp', 'UserProfile', 'OrganizationProfile', 'CreateOrganization', 'AfterSignIn', 'AfterSignUp', 'AfterSignOut', 'Waitlist', 'Tasks']
       for (name of pages) await Promise.race([Clerk['redirectTo' + name](), new Promise((done) => setTimeout(done, 1000))])
       const ways = { navigate: () => Clerk.navigate('/a'), unknown: () => Clerk.handleUnauthenticated(), auth: () => Clerk.redirectWithAuth('/b') }
       for (name in ways) await Promise.race([ways[name](), new Promise((done) => setTimeout(done, 1000))])
       return led`,
    )
    expect(led).toMatchObject({
      SignIn: expect.stringMatching(/^\/\?component=SignIn/),
      SignUp: expect.stringMatching(/^\/\?component=SignUp/),
      UserProfile: '/user-profile',
      OrganizationProfile: '/organization-profile',
      CreateOrganization: '/create-organization',
      AfterSignIn: '/',
      AfterSignOut: '/',
      navigate: '/a',
      auth: '/b',
    })
  })

  it('ends every session of a browser', async () => {
    const { emailAddress, ...visitor } = await member()
    await run(visitor, 'await Clerk.session.remove()')
    await visitor.open('')
    expect(await visitor.ask('Clerk.user')).toBe(null)
    await visitor.signIn(emailAddress)
    await run(visitor, 'await Clerk.client.removeSessions()')
    await visitor.open('')
    expect(await visitor.ask('Clerk.client.sessions.length')).toBe(0)
    await run(
      visitor,
      `await Clerk.client.create(); await Clerk.client.destroy(); Clerk.client.clearCache()`,
    )
  })
})

it('genuine @clerk/ui and clerk-js wait, where people do', async () => {
  const settings = { signUp: { mode: 'waitlist' } } as const
  const waiting = await startGenuineSite(testKeys, { settings })
  try {
    const { page, open, ask } = await visitorOf(chromium, waiting)
    await open('Waitlist')
    await page.fill('input[name=emailAddress]', 'patient@example.com')
    await page.locator('.cl-formButtonPrimary').click()
    const client = createClerkClient({ ...testKeys, apiUrl: `${waiting.url}/__clerk/api` })
    const count = async () => (await client.waitlistEntries.list()).totalCount
    await expect.poll(count).toBe(1)
    await ask(`Clerk.joinWaitlist({ emailAddress: 'another@example.com' })`)
    expect(await count()).toBe(2)
  } finally {
    await waiting.close()
  }
})
