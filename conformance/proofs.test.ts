import { createClerkClient } from '@clerk/backend'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stepAt, totpCode } from '../packages/server/src/totps/code.ts'
import { fromBase32 } from '../packages/server/src/totps/secret.ts'
import { openBrowser, type TestBrowser } from '../tests/harness/browser.ts'
import { testKeys } from '../tests/harness/site.ts'
import { type GenuineSite, startGenuineSite } from './harness/site.ts'
import { newAccount, newAddress, PASSWORD, visitorOf } from './harness/visitor.ts'

const ANOTHER = 'another horse 77 battery'

let site: GenuineSite
let chromium: TestBrowser
let clerk: ReturnType<typeof createClerkClient>
beforeAll(async () => {
  const settings = {
    identifiers: { phoneNumber: 'optional' },
    strategies: { phoneCode: true, phoneSecondFactor: true },
    rateLimits: { create: { max: 1000 }, attempt: { max: 1000 }, send: { max: 1000 } },
  } as const
  ;[site, chromium] = await Promise.all([startGenuineSite(testKeys, { settings }), openBrowser()])
  clerk = createClerkClient({ ...testKeys, apiUrl: `${site.url}/__clerk/api` })
})
afterAll(async () => {
  await Promise.all([chromium?.close(), site?.close()])
})

const stranger = () => visitorOf(chromium, site)
/** Of fiction: their code is known. */
let numbers = 100
const newNumber = () => `+120255501${String(numbers++).slice(-2)}`

describe('genuine clerk-js and @clerk/ui: ways to sign in', () => {
  it('a code by mail, in the place of a password', async () => {
    const { emailAddress } = await newAccount(clerk)
    const { page, open, enterCode, untilSignedIn } = await stranger()
    await open('SignIn')
    await page.fill('input[name=identifier]', emailAddress)
    await page.click('.cl-formButtonPrimary')
    await page.getByRole('link', { name: /use another method/i }).click()
    await page.getByRole('button', { name: /email code to/i }).click()
    await enterCode()
    await untilSignedIn()
  })

  it('a forgotten password: a code by mail, and a new one', async () => {
    const { emailAddress } = await newAccount(clerk)
    const { page, open, enterCode, untilSignedIn } = await stranger()
    await open('SignIn')
    await page.fill('input[name=identifier]', emailAddress)
    await page.click('.cl-formButtonPrimary')
    await page.getByRole('link', { name: /forgot password/i }).click()
    await page.getByRole('button', { name: /reset your password/i }).click()
    await enterCode()
    await page.fill('input[name=password]', ANOTHER)
    await page.fill('input[name=confirmPassword]', ANOTHER)
    await page.click('.cl-formButtonPrimary')
    await untilSignedIn()
  })

  it('a phone number: a code, and a new password by one', async () => {
    const phoneNumber = newNumber()
    const { id } = await newAccount(clerk, { phoneNumber: [phoneNumber] })
    const { page, open, ask, enterCode, untilSignedIn } = await stranger()
    await open('SignIn')
    await page.getByRole('link', { name: /use phone/i }).click()
    await page.locator('input[name=identifier]').fill(phoneNumber.slice(2))
    await page.click('.cl-formButtonPrimary')
    await page.getByRole('link', { name: /use another method/i }).click()
    await page.getByRole('button', { name: /sms code to/i }).click()
    await enterCode()
    await untilSignedIn()
    expect(await ask('Clerk.user.id')).toBe(id)

    const other = await stranger()
    await other.open('')
    const status = await other.ask(
      `Clerk.client.signIn.create({ identifier: '${phoneNumber}' }).then((signIn) => {
        const strategy = 'reset_password_phone_code'
        const { phoneNumberId } = signIn.supportedFirstFactors.find((one) => one.strategy === strategy)
        return signIn.prepareFirstFactor({ strategy, phoneNumberId })
          .then(() => signIn.attemptFirstFactor({ strategy, code: '424242' }))
          .then(() => signIn.resetPassword({ password: '${ANOTHER}' }))
      }).then(({ status }) => status)`,
    )
    expect(status).toBe('complete')
  })

  it('a ticket of the site', async () => {
    const { id } = await newAccount(clerk)
    const made = await clerk.signInTokens.createSignInToken({ userId: id, expiresInSeconds: 600 })
    const { open, ask, untilSignedIn } = await stranger()
    await open('SignIn', `&__clerk_ticket=${made.token}`)
    await untilSignedIn()
    expect(await ask('Clerk.user.id')).toBe(id)
  })
})

describe('genuine clerk-js and @clerk/ui: ways to sign up', () => {
  it('an invitation, which brings its address and metadata along', async () => {
    const emailAddress = newAddress()
    const publicMetadata = { plan: 'porch' }
    const { url } = await clerk.invitations.createInvitation({
      emailAddress,
      publicMetadata,
      notify: false,
      redirectUrl: `${site.url}/?component=SignUp`,
    })
    const { page, ask, untilSignedIn } = await stranger()
    await page.goto(url!)
    await page.fill('input[name=password]:not([aria-hidden=true])', PASSWORD)
    await page.click('.cl-formButtonPrimary')
    await untilSignedIn()
    expect(await ask('Clerk.user.primaryEmailAddress.emailAddress')).toBe(emailAddress)
    expect(await ask('Clerk.user.publicMetadata')).toEqual(publicMetadata)
  })

  it('a phone number and an address, and the code of each', async () => {
    const phoneNumber = newNumber()
    const { open, ask } = await stranger()
    await open('')
    await ask(
      `Clerk.client.signUp.create({ emailAddress: '${newAddress()}', phoneNumber: '${phoneNumber}', password: '${PASSWORD}' })
        .then((signUp) => signUp.preparePhoneNumberVerification())
        .then((signUp) => signUp.attemptPhoneNumberVerification({ code: '424242' }))
        .then((signUp) => signUp.prepareEmailAddressVerification())
        .then((signUp) => signUp.attemptEmailAddressVerification({ code: '424242' }))
        .then((signUp) => Clerk.setActive({ session: signUp.createdSessionId }))`,
    )
    expect(await ask('Clerk.user.primaryPhoneNumber.phoneNumber')).toBe(phoneNumber)
  })

  it('names that are said later', async () => {
    const { open, ask } = await stranger()
    await open('')
    const said = await ask(
      `Clerk.client.signUp.create({ emailAddress: '${newAddress()}' })
        .then((signUp) => signUp.update({ firstName: 'Ada', password: '${PASSWORD}', unsafeMetadata: { a: 1 } }))
        .then((signUp) => signUp.reload())
        .then((signUp) => [signUp.firstName, signUp.hasPassword, signUp.unsafeMetadata, signUp.status])`,
    )
    expect(said).toEqual(['Ada', true, { a: 1 }, 'missing_requirements'])
  })
})

describe('genuine clerk-js and @clerk/ui: a fresh proof', () => {
  it('in their dialog, by a password or by a code in its place', async () => {
    const { emailAddress } = await newAccount(clerk)
    const visitor = await stranger()
    const { page, ask, enterCode } = visitor
    await visitor.signIn(emailAddress)
    const root = page.locator('.cl-userVerification-root')
    const dialog = `Clerk.__internal_openReverification({
      level: 'first_factor', afterVerification() {}, afterVerificationCancelled() {}
    })`
    await ask(dialog)
    await page.fill('.cl-userVerification-root input[name=password]', PASSWORD)
    await root.locator('.cl-formButtonPrimary').click()
    await root.waitFor({ state: 'detached' })
    await ask(dialog)
    await root.getByRole('link', { name: /use another method/i }).click()
    await root.getByRole('button', { name: /email code to/i }).click()
    await enterCode()
    await root.waitFor({ state: 'detached' })
    expect(await ask('Clerk.session.factorVerificationAge')).toEqual([0, -1])
  })

  it('by the methods of a session: a phone, and second factors', async () => {
    const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    const code = (steps: number) => totpCode(fromBase32(totpSecret)!, stepAt(Date.now()) + steps)
    const { id, emailAddress, user } = await newAccount(clerk, {
      phoneNumber: [newNumber(), newNumber()],
      totpSecret,
      backupCodes: ['abcde-fghjk', 'bcdef-ghjkm'],
    })
    const [, second] = user.phoneNumbers
    await clerk.phoneNumbers.updatePhoneNumber(second!.id, { reservedForSecondFactor: true })
    const visitor = await stranger()
    await visitor.open('')
    const { ask } = visitor
    await ask(
      `Clerk.client.signIn.create({ identifier: '${emailAddress}', password: '${PASSWORD}' })
        .then((signIn) => signIn.prepareSecondFactor({ strategy: 'phone_code', phoneNumberId: '${second!.id}' }))
        .then((signIn) => signIn.attemptSecondFactor({ strategy: 'phone_code', code: '424242' }))
        .then((signIn) => Clerk.setActive({ session: signIn.createdSessionId }))`,
    )
    expect(await ask('Clerk.user.id')).toBe(id)
    const prove = (level: string, steps: string) =>
      ask(
        `Clerk.session.startVerification({ level: '${level}' })${steps}.then(({ status }) => status)`,
      )
    const phone = (which: string) => `.then(({ supported${which}Factors }) => {
      const { phoneNumberId } = supported${which}Factors.find((one) => one.strategy === 'phone_code')
      return Clerk.session.prepare${which}FactorVerification({ strategy: 'phone_code', phoneNumberId })
    }).then(() => Clerk.session.attempt${which}FactorVerification({ strategy: 'phone_code', code: '424242' }))`
    expect(await prove('first_factor', phone('First'))).toBe('complete')
    expect(await prove('second_factor', phone('Second'))).toBe('complete')
    const attempt = (strategy: string, typed: string) =>
      `.then(() => Clerk.session.attemptSecondFactorVerification({ strategy: '${strategy}', code: '${typed}' }))`
    expect(await prove('second_factor', attempt('totp', code(0)))).toBe('complete')
    expect(await prove('second_factor', attempt('backup_code', 'abcde-fghjk'))).toBe('complete')
  })
})

describe('genuine clerk-js and @clerk/ui: several sessions in a browser', () => {
  it('are added, switched between, and ended one by one or all at once', async () => {
    const [ada, bea] = [
      await newAccount(clerk, { firstName: 'Ada' }),
      await newAccount(clerk, { firstName: 'Bea' }),
    ]
    const visitor = await stranger()
    const { page, ask } = visitor
    await visitor.signIn(ada.emailAddress)
    await visitor.signIn(bea.emailAddress)
    const who = () => ask('eval("[Clerk.user.id, Clerk.client.signedInSessions.length]")')
    expect(await who()).toEqual([bea.id, 2])
    await visitor.open('UserButton')
    await page.click('.cl-userButtonTrigger')
    await page.locator('.cl-userButtonPopoverCard').getByText(ada.emailAddress).click()
    await page.waitForFunction(`location.search === '' && window.Clerk?.user?.id === '${ada.id}'`)
    await visitor.open('')
    expect(await who()).toEqual([ada.id, 2])
    await ask('Clerk.signOut(() => {}, { sessionId: Clerk.session.id })')
    await visitor.open('')
    expect(await who()).toEqual([bea.id, 1])
    await visitor.signIn(ada.emailAddress)
    const theirs = await ask(
      'Clerk.user.getSessions().then((sessions) => sessions.map(({ status }) => status))',
    )
    expect(theirs).toEqual(['active'])
    await ask('Clerk.client.signedInSessions[0].end().then(() => true)')
    await ask('Clerk.signOut(() => {})')
    await visitor.open('')
    expect(await ask('Clerk.client.sessions.length')).toBe(0)
  })

  it('on another device are listed, and ended from afar', async () => {
    const { emailAddress } = await newAccount(clerk)
    const [here, there] = [await stranger(), await stranger()]
    await here.signIn(emailAddress)
    await there.signIn(emailAddress)
    const revoked = await here.ask(
      `Clerk.user.getSessions()
        .then((sessions) => sessions.find(({ id }) => id !== Clerk.session.id).revoke())
        .then(({ status }) => status)`,
    )
    expect(revoked).toBe('revoked')
    await there.open('')
    expect(await there.ask('Clerk.user ?? null')).toBeNull()
  })
})
