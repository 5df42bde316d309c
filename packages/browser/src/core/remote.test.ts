import { expect, expectTypeOf, test, vi } from 'vitest'
import type { ClientResource } from '../client/types.ts'
import type { EmailAddressResource } from '../email-address/types.ts'
import type { PhoneNumberResource } from '../phone-number/types.ts'
import type { SessionResource } from '../session/types.ts'
import type { SignInResource } from '../sign-in/types.ts'
import type { SignUpResource } from '../sign-up/types.ts'
import { openClerk } from '../testing/site.ts'
import { bootOf } from '../testing/wire.ts'
import type { UserResource } from '../user/types.ts'
import type { SignUpVerificationResource } from '../verification/types.ts'
import type { Core } from './core.ts'
import { later } from './later.ts'
import { type Permission, type RemoteName, remote } from './remote.ts'

/** Data that would be taken for a method where the wire leaves it out. */
type Mistaken<Resource> = Exclude<
  {
    [Name in keyof Resource]-?: NonNullable<Resource[Name]> extends
      | ((...parameters: never) => unknown)
      // A group of methods: whoever makes the resource makes it too.
      | { sendCode: unknown }
      ? never
      : Extract<Name, RemoteName>
  }[keyof Resource],
  Permission
>

test('no field of a resource has the name of a method', () => {
  expectTypeOf<Mistaken<ClientResource>>().toEqualTypeOf<never>()
  expectTypeOf<Mistaken<SessionResource>>().toEqualTypeOf<never>()
  expectTypeOf<Mistaken<UserResource>>().toEqualTypeOf<never>()
  expectTypeOf<Mistaken<EmailAddressResource>>().toEqualTypeOf<never>()
  expectTypeOf<Mistaken<PhoneNumberResource>>().toEqualTypeOf<never>()
  expectTypeOf<Mistaken<SignInResource>>().toEqualTypeOf<never>()
  expectTypeOf<Mistaken<SignUpResource>>().toEqualTypeOf<never>()
  expectTypeOf<Mistaken<SignUpVerificationResource>>().toEqualTypeOf<never>()
  expectTypeOf<Mistaken<{ createX: boolean }>>().toEqualTypeOf<'createX'>()
})

test('what is neither there nor a method is undefined, whoever asks', async () => {
  const { clerk } = openClerk('http://unused.test')
  await clerk.load({ boot: bootOf() })
  const user = clerk.user!
  for (const name of [
    'then',
    'createdat',
    'createOrganizationsLimit',
    'createOrganizationEnabled',
  ]) {
    expect(Reflect.get(user, name), name).toBeUndefined()
    expect(name in user, name).toBe(false)
  }
  expect(Reflect.get(user, Symbol.iterator)).toBeUndefined()
  expect(await user).toBe(user)
  expect(`${user}`).toBe('[object Object]')
})

test('methods are there, the same ones each time, and may be detached, listed are they not', async () => {
  const { clerk } = openClerk('http://unused.test')
  await clerk.load({ boot: bootOf() })
  const { signIn } = clerk.client!
  expect('create' in signIn).toBe(true)
  expect(signIn.create).toBe(signIn.create)
  expect(signIn.emailCode.sendCode).toBeTypeOf('function')
  expect(Object.keys(clerk.user!)).not.toContain('update')
  expect(() => structuredClone(JSON.parse(JSON.stringify(clerk.user)))).not.toThrow()
  const { update } = clerk.user!
  clerk.user!.update = vi.fn()
  expect(clerk.user!.update).not.toBe(update)
})

test('a method that is not there yet says so when it is called', async () => {
  const { clerk } = openClerk('http://unused.test')
  await clerk.load({ boot: bootOf() })
  const { createWeb3Wallet } = clerk.user as unknown as { createWeb3Wallet(): Promise<unknown> }
  await expect(createWeb3Wallet()).rejects.toMatchObject({ code: 'not_available' })
})

test('code that cannot be fetched is an error that says what to do, and the next call fetches it', async () => {
  const bring = vi
    .fn(async () => ({ fetchToken: async () => null, call: () => 'done' }))
    .mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
  const core = { actions: later(bring) } as unknown as Core<{ user: { reload(_: object): string } }>
  const user = remote(core, 'user')
  await expect(user.reload()).rejects.toMatchObject({
    code: 'network_error',
    message: expect.stringContaining('try again'),
    cause: { message: 'Failed to fetch dynamically imported module' },
  })
  expect(await user.reload()).toBe('done')
  expect(bring).toHaveBeenCalledTimes(2)
})
