import { expect, test } from 'vitest'
import { startServer } from '../testing/server.ts'
import { openClerk, Site } from '../testing/site.ts'
import { bootOf, clientOf, sessionOf, signInOf, tokenOf } from '../testing/wire.ts'
import { type AuthIds, withClaims } from './initial-auth.ts'
import { readState, type State } from './state.ts'

const ids: AuthIds = {
  userId: 'user_1',
  sessionId: 'sess_1',
  sessionStatus: 'active',
  orgId: undefined,
  orgRole: undefined,
  orgSlug: undefined,
  orgPermissions: undefined,
  actor: undefined,
  factorVerificationAge: [1, -1],
}

test('before there is a Clerk object, and until it is loaded, what the server said stands in', () => {
  const initial = { ...ids, sessionClaims: null }
  const { page } = openClerk('http://unused.test')
  for (const state of [readState(null, initial), readState(page, initial)]) {
    expect(state).toMatchObject({ isLoaded: false, user: undefined, client: undefined })
    expect(state.auth).toEqual(initial)
  }
  expect(readState(null).auth.userId).toBeUndefined()
})

test('read at each call of its listeners, it follows the Clerk object, with no store library', async () => {
  const server = await startServer({
    'POST /client/sign_ins': () => ({
      body: { response: signInOf(), client: clientOf([], { sign_in: signInOf() }) },
    }),
    'DELETE /client/sessions': () => ({ body: { response: clientOf(), client: null } }),
  })
  const { clerk, page } = openClerk(server.origin)
  await clerk.load({
    boot: bootOf(clientOf([sessionOf(), sessionOf({ id: 'sess_2' })])),
    polling: false,
  })
  const heard: State[] = []
  clerk.addListener(() => heard.push(readState(page)))

  const [first] = heard
  expect(first).toMatchObject({ isLoaded: true, organization: null, signIn: { status: null } })
  expect(first!.user!.id).toBe('user_1')
  expect(first!.sessionList!.map(({ id }) => id)).toEqual(['sess_1', 'sess_2'])
  expect(first!.auth).toMatchObject({ userId: 'user_1', sessionId: 'sess_1', orgId: null })
  expect(first!.auth.user).toBe(first!.user)

  await clerk.signOut(() => {})
  expect(heard[1]).toMatchObject({ session: undefined, user: undefined, isLoaded: true })
  expect(heard[1]!.auth).toEqual({ factorVerificationAge: null })
  expect(heard.at(-1)).toMatchObject({ session: null, user: null, auth: { userId: null } })

  await clerk.client!.signIn.create({ identifier: 'maria@acme.test' })
  expect(heard.at(-1)!.signIn!.status).toBe('needs_first_factor')
  expect(heard.at(-1)!.signIn).not.toBe(first!.signIn)
  await server.close()
})

test('the claims of the page’s session are those of its own cookie', () => {
  const site = new Site()
  const tab = site.open()
  expect(withClaims(ids, tab)).toEqual({ ...ids, sessionClaims: null })
  const token = (sid: string) => tokenOf({ now: site.now, sid })
  site.cookies.set('__session', token('sess_other'))
  expect(withClaims(ids, tab).sessionClaims).toBeNull()
  site.cookies.set('__session_abc', token('sess_1'))
  expect(withClaims(ids, tab).sessionClaims).toMatchObject({ sid: 'sess_1', sub: 'user_1' })
  expect(withClaims({ ...ids, sessionId: null }, tab).sessionClaims).toBeNull()
})
