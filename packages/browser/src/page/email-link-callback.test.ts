import { afterEach, beforeEach, expect, test } from 'vitest'
import { startServer, type TestServer } from '../testing/server.ts'
import { openClerk } from '../testing/site.ts'
import { bootOf, clientOf, sessionOf, signInOf } from '../testing/wire.ts'
import { isEmailLinkError } from '../verification/email-link-error.ts'

let server: TestServer
beforeEach(async () => {
  server = await startServer({
    'POST /client/sessions/sess_1/touch': () => ({ body: { response: sessionOf(), client: null } }),
  })
})
afterEach(() => server.close())

async function land(query: string, client = clientOf([])) {
  const { clerk, tab } = openClerk(server.origin, { path: `/verify?${query}` })
  await clerk.load({ boot: bootOf(client), polling: false })
  const seen: string[] = []
  await clerk.handleEmailLinkVerification({
    redirectUrlComplete: '/done',
    redirectUrl: '/next',
    onVerifiedOnOtherDevice: () => seen.push('elsewhere'),
  })
  return [...tab.visits.map(({ url }) => new URL(url).pathname), ...seen]
}

const VERIFIED = '__clerk_status=verified'
const CREATED = `${VERIFIED}&__clerk_created_session=sess_1`

test('where the session is, it becomes the active one, and the page goes on', async () => {
  expect(await land(CREATED, clientOf([sessionOf()]))).toEqual(['/done'])
})

test('where something is left to do, that is next', async () => {
  const sign_in = signInOf({ status: 'needs_second_factor' })
  expect(await land(VERIFIED, clientOf([], { sign_in }))).toEqual(['/next'])
})

test('elsewhere the page that waits goes on', async () => {
  expect(await land(CREATED)).toEqual(['elsewhere'])
})

test.each(['expired', 'failed', 'client_mismatch'])('%s is an error of its own', async (status) => {
  const error = await land(`__clerk_status=${status}`).catch((thrown: unknown) => thrown)
  expect(isEmailLinkError(error)).toBe(true)
  expect(error).toMatchObject({ code: status })
})

test('what nobody knows, and nothing, has failed', async () => {
  await expect(land('__clerk_status=odd')).rejects.toMatchObject({ code: 'failed' })
  await expect(land('')).rejects.toMatchObject({ code: 'failed' })
})

test('the sign-in says how a link has ended that led to its page', async () => {
  const { clerk } = openClerk(server.origin, { path: `/verify?${CREATED}` })
  await clerk.load({ boot: bootOf(clientOf([sessionOf()])), polling: false })
  const { signIn, signUp } = clerk.client!
  const outcome = {
    status: 'verified',
    createdSessionId: 'sess_1',
    verifiedFromTheSameClient: true,
  }
  expect(signIn.emailLink.verification).toEqual(outcome)
  expect(signUp.verifications.emailLinkVerification).toEqual(outcome)
})
