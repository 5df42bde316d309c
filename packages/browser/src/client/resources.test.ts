import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Ways } from '../attempt/actions.ts'
import { organizationMethods } from '../organization/actions.ts'
import { accountMethods } from '../page/account-methods.ts'
import { attemptMethods } from '../page/attempt-methods.ts'
import type { Resources } from '../page/options.ts'
import type { WiredPage } from '../page/page.ts'
import { sessionMethods } from '../session/actions.ts'
import { startServer, type TestServer } from '../testing/server.ts'
import { EMBEDDED_KEY, openClerk } from '../testing/site.ts'
import {
  accountOf,
  bootOf,
  clientOf,
  membershipOf,
  phoneOf,
  refusal,
  sessionOf,
  signInOf,
  userOf,
} from '../testing/wire.ts'
import { clientMethods } from './actions.ts'

let server: TestServer
beforeEach(async () => {
  server = await startServer({})
})
afterEach(() => server.close())

async function open(boot = bootOf()) {
  const { clerk } = openClerk(server.origin)
  await clerk.load({ boot, polling: false })
  return clerk
}

const wrapped = (response: unknown, client: unknown = null) => ({ body: { response, client } })

test('names are camelCase at any depth, times are Dates, metadata stays as it was written', async () => {
  const { user, session } = await open()
  expect(user).toMatchObject({
    firstName: 'Maria',
    fullName: 'Maria Lind',
    createdAt: new Date(1_760_000_000_000),
    publicMetadata: { favourite_colour: 'red' },
    unsafeMetadata: { plan_a: { seat_count: 2, since_at: 5 } },
    primaryEmailAddress: { emailAddress: 'maria@acme.test', verification: { status: 'verified' } },
    primaryPhoneNumber: null,
    hasVerifiedEmailAddress: true,
    hasVerifiedPhoneNumber: false,
  })
  expect(String(user!.primaryEmailAddress)).toBe('maria@acme.test')
  expect(user!.isPrimaryIdentification(user!.emailAddresses[0]!)).toBe(true)
  expect(session).toMatchObject({ factorVerificationAge: [0, -1], currentTask: undefined })
})

test('a sign-in that is complete stays readable to whoever holds it, and the client begins anew', async () => {
  const done = signInOf({ status: 'complete', created_session_id: 'sess_1' })
  server.routes['POST /client/sign_ins'] = () =>
    wrapped(signInOf(), clientOf([], { sign_in: signInOf() }))
  server.routes['POST /client/sign_ins/sia_1/attempt_first_factor'] = () =>
    wrapped(done, clientOf([sessionOf()]))
  const clerk = await open(bootOf(null))
  const held = clerk.client!.signIn
  const result = await held.create({ identifier: 'maria@acme.test' })
  expect(result.status).toBe('needs_first_factor')
  expect(held.supportedFirstFactors?.[1]?.emailAddressId).toBe('idn_1')

  const last = await held.attemptFirstFactor({ strategy: 'password', password: 'x' })
  for (const handle of [held, result, last]) {
    expect(handle).toMatchObject({ status: 'complete', createdSessionId: 'sess_1' })
  }
  expect(clerk.client!.signIn.status).toBeNull()
  expect(clerk.client!.signedInSessions).toHaveLength(1)
  expect(clerk.session).toBeNull()
})

test('listeners are told of every step, and what changed has a new identity', async () => {
  server.routes['POST /client/sign_ins'] = () =>
    wrapped(signInOf(), clientOf([], { sign_in: signInOf() }))
  const clerk = await open(bootOf(clientOf()))
  const emissions: Resources[] = []
  const stop = clerk.addListener((emission) => emissions.push(emission))
  expect(emissions).toHaveLength(1)
  const { client: before } = emissions[0]!
  const [signInBefore, signUpBefore] = [before.signIn, before.signUp]

  await clerk.client!.signIn.create({ identifier: 'a' })
  expect(emissions).toHaveLength(2)
  const { client } = emissions[1]!
  expect(client).not.toBe(before)
  expect(client.signIn).not.toBe(signInBefore)
  expect(client.signUp).toBe(signUpBefore)
  // Handles from before read the present state.
  expect(before.signIn.id).toBe('sia_1')
  expect(signInBefore.id).toBe('sia_1')
  expect(JSON.parse(JSON.stringify(client.signIn))).toMatchObject({ id: 'sia_1' })

  stop()
  clerk.client!.resetSignIn()
  expect(clerk.client!.signIn.id).toBeUndefined()
  expect(emissions).toHaveLength(2)
})

test('a session and a user that did not change keep their identity', async () => {
  server.routes['GET /client'] = () => wrapped(clientOf([sessionOf()], { updated_at: 1 }))
  const clerk = await open()
  const { session, user, client } = clerk
  await clerk.client!.reload()
  expect(clerk.session).toBe(session)
  expect(clerk.user).toBe(user)
  expect(clerk.client).not.toBe(client)
})

test('a session that was gone is not active again by itself', async () => {
  const clerk = await open()
  server.routes['GET /client'] = () => wrapped(clientOf())
  await clerk.client!.reload()
  server.routes['GET /client'] = () => wrapped(clientOf([sessionOf()]))
  await clerk.client!.reload()
  expect(clerk.session).toBeNull()
  expect(clerk.client!.signedInSessions).toHaveLength(1)
})

test('a listener that fails keeps neither the others nor the request from ending well', async () => {
  server.routes['POST /client/sign_ins'] = () => wrapped(signInOf())
  const clerk = await open(bootOf(clientOf()))
  const report = vi.spyOn(console, 'error').mockImplementation(() => {})
  const fail = () => {
    throw new Error('of the application')
  }
  clerk.addListener(fail, { skipInitialEmit: true })
  const heard = vi.fn()
  clerk.addListener(heard, { skipInitialEmit: true })
  await clerk.client!.signIn.create({ identifier: 'a' })
  expect(heard).toHaveBeenCalled()
  expect(report).toHaveBeenCalled()
  report.mockRestore()
})

test('an answer without a client changes the attempt of the client too', async () => {
  server.routes['POST /client/sign_ins'] = () => wrapped(signInOf())
  const clerk = await open(bootOf(clientOf()))
  await clerk.client!.signIn.create({ identifier: 'a' })
  expect(clerk.client!.signIn.id).toBe('sia_1')
})

test('a step before there is an attempt is refused in the page', async () => {
  const clerk = await open(bootOf(null))
  await expect(
    clerk.client!.signUp.attemptEmailAddressVerification({ code: '424242' }),
  ).rejects.toMatchObject({ code: 'attempt_missing' })
  expect(server.seen).toEqual([])
})

test('the newer methods answer { error } instead of throwing', async () => {
  server.routes['POST /client/sign_ins'] = ({ form }) =>
    form.get('password') === 'right'
      ? wrapped(
          signInOf({ status: 'complete', created_session_id: 'sess_1' }),
          clientOf([sessionOf()]),
        )
      : { status: 422, body: refusal('form_password_incorrect') }
  server.routes['POST /client/sessions/sess_1/touch'] = () => wrapped(sessionOf())
  const clerk = await open(bootOf(null))
  const { signIn } = clerk.client!
  expect(await signIn.password({ emailAddress: 'a@x.test', password: 'no' })).toMatchObject({
    error: { errors: [{ code: 'form_password_incorrect' }] },
  })
  expect(await signIn.finalize()).toMatchObject({ error: { code: 'attempt_incomplete' } })
  expect(await signIn.password({ emailAddress: 'a@x.test', password: 'right' })).toEqual({
    error: null,
  })
  expect(await signIn.finalize()).toEqual({ error: null })
  expect(clerk.session?.id).toBe('sess_1')
})

test('emailCode finds the address to send to, and says when there is none', async () => {
  server.routes['POST /client/sign_ins'] = () =>
    wrapped(signInOf(), clientOf([], { sign_in: signInOf() }))
  server.routes['POST /client/sign_ins/sia_1/prepare_first_factor'] = () => wrapped(signInOf())
  const clerk = await open(bootOf(null))
  const { signIn } = clerk.client!
  expect(await signIn.emailCode.sendCode({ emailAddress: 'maria@acme.test' })).toEqual({
    error: null,
  })
  expect(Object.fromEntries(server.seen.at(-1)!.form)).toEqual({
    strategy: 'email_code',
    email_address_id: 'idn_1',
  })
  expect(await signIn.resetPasswordEmailCode.sendCode()).toMatchObject({
    error: { code: 'factor_not_found' },
  })
})

test('a ticket is taken from the address of the page', async () => {
  server.routes['POST /client/sign_ins'] = () => wrapped(signInOf({ status: 'complete' }))
  const { clerk } = openClerk(server.origin, { path: '/sign-in?__clerk_ticket=t1' })
  await clerk.load({ boot: bootOf(null) })
  await clerk.client!.signIn.ticket()
  expect(server.seen[0]!.form.get('ticket')).toBe('t1')
})

test('every method of every resource has code behind it', async () => {
  const { clerk, page } = openClerk(server.origin)
  const user = userOf({ phone_numbers: [phoneOf()], organization_memberships: [membershipOf()] })
  const lists = ['invitations', 'membership_requests', 'domains']
  const own = ['organization_invitations', 'organization_suggestions'].map((name) => `/me/${name}`)
  for (const path of [...own, ...lists.map((name) => `/organizations/org_1/${name}`)]) {
    server.routes[`GET ${path}`] = () =>
      wrapped({ data: [{ id: 'one_1', organization_id: 'org_1' }], total_count: 1 })
  }
  await clerk.load({ boot: bootOf(clientOf([sessionOf({ user })])), polling: false })
  const { signIn, signUp } = clerk.client!
  const [membership] = clerk.user!.organizationMemberships
  const { organization } = membership!
  const nowhere = () => Promise.reject(new Error('Asked for the names alone'))
  const methods = {
    ...clientMethods(page, nowhere),
    ...sessionMethods(page, nowhere),
    ...accountMethods(page as WiredPage, nowhere),
    ...attemptMethods(page as WiredPage, nowhere, {} as Ways),
    ...organizationMethods(page, nowhere),
  }
  const resources: Record<keyof typeof methods, object> = {
    client: clerk.client!,
    session: clerk.session!,
    user: clerk.user!,
    emailAddress: clerk.user!.emailAddresses[0]!,
    externalAccount: clerk.user!.externalAccounts[0]!,
    organization: organization!,
    organizationDomain: (await organization!.getDomains()).data[0]!,
    organizationInvitation: (await organization!.getInvitations()).data[0]!,
    organizationMembership: membership!,
    organizationMembershipRequest: (await organization!.getMembershipRequests()).data[0]!,
    passkey: clerk.user!.passkeys[0]!,
    phoneNumber: clerk.user!.phoneNumbers[0]!,
    signIn,
    emailCode: signIn.emailCode,
    emailLink: signIn.emailLink,
    mfa: signIn.mfa,
    resetPasswordEmailCode: signIn.resetPasswordEmailCode,
    signUp,
    userOrganizationInvitation: (await clerk.user!.getOrganizationInvitations()).data[0]!,
    userOrganizationSuggestion: (await clerk.user!.getOrganizationSuggestions()).data[0]!,
    verifications: signUp.verifications,
  }
  for (const [table, functions] of Object.entries(methods)) {
    expect(Object.keys(functions).length).toBeGreaterThan(0)
    for (const name of Object.keys(functions)) {
      const method = Reflect.get(resources[table as keyof typeof resources], name)
      // Those that wait do so until something happens.
      if (/^wait/.test(name)) continue
      const outcome = await method({ code: 'x', email: 'x' }).catch((error: unknown) => error)
      expect(outcome, name).not.toBeInstanceOf(TypeError)
    }
  }
})

test('checkAuthorization decides on the membership, the token and the session', async () => {
  const user = userOf({ organization_memberships: [membershipOf()] })
  const within = sessionOf({ user, last_active_organization_id: 'org_1' })
  const { session, organization } = await open(bootOf(clientOf([within])))
  expect(organization).toMatchObject({ id: 'org_1', name: 'Acme' })
  expect(session!.checkAuthorization({ role: 'org:admin' })).toBe(true)
  expect(session!.checkAuthorization({ permission: 'org:sys_memberships:manage' })).toBe(true)
  expect(session!.checkAuthorization({ permission: 'org:invoices:create' })).toBe(false)

  const clerk = await open(bootOf(clientOf([sessionOf({ user })])))
  expect(clerk.organization).toBeNull()
  expect(clerk.session!.checkAuthorization({ reverification: 'strict' })).toBe(true)
  expect(clerk.session!.checkAuthorization({ role: 'org:admin' })).toBe(false)
  expect(EMBEDDED_KEY).toMatch(/^pk_test_/)
})

test('an e-mail address is added, proved and removed', async () => {
  const json = { ...userOf().email_addresses[0]!, id: 'idn_2', verification: null }
  server.routes['POST /me/email_addresses'] = ({ form }) =>
    wrapped({ ...json, email_address: form.get('email_address') })
  server.routes['POST /me/email_addresses/idn_2/prepare_verification'] = () =>
    wrapped({ ...json, verification: { status: 'unverified', strategy: 'email_code' } })
  server.routes['POST /me/email_addresses/idn_2/attempt_verification'] = () =>
    wrapped({ ...json, verification: { status: 'verified', strategy: 'email_code' } })
  server.routes['DELETE /me/email_addresses/idn_2'] = () => wrapped({ id: 'idn_2', deleted: true })
  const clerk = await open()
  const email = await clerk.user!.createEmailAddress({ email: 'new@acme.test' })
  expect(email.verification.status).toBeNull()
  await email.prepareVerification({ strategy: 'email_code' })
  expect(email.verification.status).toBe('unverified')
  expect((await email.attemptVerification({ code: '1' })).verification.status).toBe('verified')
  await email.destroy()
  expect(server.count('DELETE /me/email_addresses/idn_2')).toBe(1)
  await email.create()
  expect(server.count('POST /me/email_addresses')).toBe(2)
})

test('a phone number is added, proved, made a second factor, and removed', async () => {
  const json = { ...phoneOf(), id: 'idn_5', verification: null }
  const path = '/me/phone_numbers/idn_5'
  server.routes['POST /me/phone_numbers'] = ({ form }) =>
    wrapped({ ...json, phone_number: form.get('phone_number') })
  server.routes[`POST ${path}/prepare_verification`] = ({ form }) =>
    wrapped({ ...json, verification: { status: 'unverified', strategy: form.get('strategy') } })
  server.routes[`POST ${path}/attempt_verification`] = () =>
    wrapped({ ...json, verification: { status: 'verified', strategy: 'phone_code' } })
  server.routes[`PATCH ${path}`] = ({ form }) =>
    wrapped({
      ...json,
      reserved_for_second_factor: form.get('reserved_for_second_factor') !== 'false',
      default_second_factor: form.get('default_second_factor') === 'true',
      backup_codes: ['a'],
    })
  server.routes[`DELETE ${path}`] = () => wrapped({ id: 'idn_5', deleted: true })
  const { user } = await open()
  const number = await user!.createPhoneNumber({ phoneNumber: '+12025550143' })
  expect(`${number}`).toBe('+12025550143')
  expect(number.verification.status).toBeNull()
  await number.prepareVerification()
  expect(number.verification).toMatchObject({ status: 'unverified', strategy: 'phone_code' })
  expect((await number.attemptVerification({ code: '1' })).verification.status).toBe('verified')
  expect(await number.setReservedForSecondFactor({ reserved: true })).toBe(number)
  expect(number).toMatchObject({ reservedForSecondFactor: true, backupCodes: ['a'] })
  expect((await number.makeDefaultSecondFactor()).defaultSecondFactor).toBe(true)
  await number.setReservedForSecondFactor({ reserved: false })
  expect(number.reservedForSecondFactor).toBe(false)
  await number.destroy()
  expect(server.count(`DELETE ${path}`)).toBe(1)
  await number.create()
  expect(server.count('POST /me/phone_numbers')).toBe(2)
})

test('numbers of the user are resources, and one is the primary one', async () => {
  const phone_numbers = [phoneOf({ verification: null }), phoneOf({ id: 'idn_5' })]
  const user = userOf({ phone_numbers, primary_phone_number_id: 'idn_5' })
  const { user: shown } = await open(bootOf(clientOf([sessionOf({ user })])))
  expect(String(shown!.primaryPhoneNumber)).toBe('+12025550143')
  expect(shown!.primaryPhoneNumber).toBe(shown!.phoneNumbers[1])
  expect(shown!.hasVerifiedPhoneNumber).toBe(true)
})

test('a passkey has a new name, and is taken away', async () => {
  const [json] = userOf().passkeys
  server.routes['PATCH /me/passkeys/idn_9'] = ({ form }) =>
    wrapped({ ...json!, name: form.get('name')! })
  server.routes['DELETE /me/passkeys/idn_9'] = () =>
    wrapped({ object: 'passkey', id: 'idn_9', deleted: true })
  const clerk = await open()
  const [passkey] = clerk.user!.passkeys
  expect(passkey).toMatchObject({ name: 'Phone', lastUsedAt: null, createdAt: expect.any(Date) })
  expect(await passkey!.update({ name: 'Key' })).toBe(passkey)
  expect(passkey!.name).toBe('Key')
  expect(await passkey!.delete()).toMatchObject({ id: 'idn_9', deleted: true })
})

test('where there are no passkeys the code says so, and the server is asked for nothing', async () => {
  const { user, session, client } = await open()
  for (const ask of [
    () => user!.createPasskey(),
    () => session!.verifyWithPasskey(),
    () => client!.signIn.authenticateWithPasskey({ flow: 'discoverable' }),
  ]) {
    await expect(ask()).rejects.toMatchObject({ code: 'passkey_not_supported' })
  }
  expect(await client!.signIn.passkey()).toMatchObject({ error: { code: 'passkey_not_supported' } })
  expect(server.seen).toEqual([])
})

test('an authenticator app is set up, turned on and taken away, and backup codes are made', async () => {
  const times = { created_at: 1_760_000_000_000, updated_at: 1_760_000_000_000 }
  const app = { object: 'totp', id: 'totp_1', ...times }
  const set = { object: 'backup_code', id: 'bcode_1', codes: ['a', 'b'], ...times }
  server.routes['POST /me/totp'] = () =>
    wrapped({ ...app, verified: false, secret: 'ABC', uri: 'o' })
  server.routes['POST /me/totp/attempt_verification'] = () =>
    wrapped({ ...app, verified: true, backup_codes: ['a'] })
  server.routes['DELETE /me/totp'] = () => wrapped({ object: 'totp', id: 'totp_1', deleted: true })
  server.routes['POST /me/backup_codes'] = () => wrapped(set)
  const { user } = await open()
  expect(await user!.createTOTP()).toMatchObject({
    verified: false,
    secret: 'ABC',
    createdAt: new Date(times.created_at),
  })
  expect(await user!.verifyTOTP({ code: '123456' })).toMatchObject({
    verified: true,
    backupCodes: ['a'],
  })
  expect(server.seen.at(-1)?.form.get('code')).toBe('123456')
  expect(await user!.createBackupCode()).toMatchObject({ codes: ['a', 'b'] })
  expect(await user!.disableTOTP()).toMatchObject({ deleted: true })
})

test('an account at a provider is connected, given more rights and taken away', async () => {
  const page = 'https://provider.test/authorize?state=1'
  const json = accountOf({
    id: 'eac_2',
    verification: {
      object: 'verification_oauth',
      status: 'unverified',
      strategy: 'oauth_github',
      attempts: null,
      expire_at: null,
      external_verification_redirect_url: page,
    },
  })
  server.routes['POST /me/external_accounts'] = () => wrapped(json)
  server.routes['PATCH /me/external_accounts/eac_2/reauthorize'] = () => wrapped(json)
  server.routes['DELETE /me/external_accounts/eac_2'] = () =>
    wrapped({ id: 'eac_2', deleted: true })
  const { user } = await open()
  const [connected] = user!.externalAccounts
  expect(connected!.provider).toBe('github')
  expect(connected!.providerTitle()).toBe('Github Account')
  expect(connected!.accountIdentifier()).toBe('maria')
  const account = await user!.createExternalAccount({
    strategy: 'oauth_github',
    redirectUrl: '/account',
    additionalScopes: ['repo', 'gist'],
  })
  expect(account.verification!.externalVerificationRedirectURL!.href).toBe(page)
  const { form } = server.seen.at(-1)!
  expect(form.get('redirect_url')).toBe('https://app.test/account')
  expect(form.getAll('additional_scope')).toEqual(['repo', 'gist'])
  await account.reauthorize({ redirectUrl: '/account' })
  await account.destroy()
  expect(server.count('DELETE /me/external_accounts/eac_2')).toBe(1)
})

test('a session proves again who uses it', async () => {
  const step = (status: string) => ({
    object: 'session_verification',
    id: 'sver_1',
    status,
    level: 'first_factor',
    session: sessionOf(),
    first_factor_verification: null,
    second_factor_verification: null,
    supported_first_factors: [{ strategy: 'email_code', email_address_id: 'idn_1' }],
    supported_second_factors: null,
  })
  const path = 'POST /client/sessions/sess_1/verify'
  server.routes[path] = () => wrapped(step('needs_first_factor'))
  server.routes[`${path}/attempt_first_factor`] = () => wrapped(step('complete'))
  const { session } = await open()
  const begun = await session!.startVerification({ level: 'second_factor' })
  expect(begun).toMatchObject({
    status: 'needs_first_factor',
    supportedFirstFactors: [{ emailAddressId: 'idn_1' }],
    firstFactorVerification: { status: null },
  })
  const proof = { strategy: 'password', password: 'x' }
  expect((await session!.attemptFirstFactorVerification(proof)).status).toBe('complete')
})
