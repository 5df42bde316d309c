import type { Clerk, Resources } from '@dooryard/browser'
import { atom } from 'nanostores'
import { announceStores, type FirstState, firstState } from '../shared/first-state.ts'
import { type AuthValue, authValue } from './auth-value.ts'
import { initialAuth } from './initial-auth.ts'

/** The stores, as the runtime writes them. What the public may do with them is in stores.ts. */

export const $isLoaded = atom(false)

/** Loading failed for good: nobody will ever be known to be signed in on this page view. */
export const $hasFailed = atom(false)

export const $clerk = atom<Clerk | null>(null)
// Told twice with the same object: when it exists and when it is loaded.
$clerk.eq = () => false

export const $user = atom<Resources['user']>(undefined)
export const $session = atom<Resources['session']>(undefined)
export const $organization = atom<Resources['organization']>(undefined)
export const $client = atom<Resources['client'] | undefined>(undefined)
export const $sessionList = atom<Resources['client']['sessions'] | undefined>(undefined)
export const $signIn = atom<Resources['client']['signIn'] | undefined>(undefined)
export const $signUp = atom<Resources['client']['signUp'] | undefined>(undefined)
export const $auth = atom<AuthValue>(
  authValue(undefined, import.meta.env.SSR ? null : initialAuth()),
)

if (import.meta.env.SSR) {
  // One store answers all requests there, each with its own visitor: as the browser has it when islands hydrate.
  const begin = (store: object, get: (state: FirstState | null) => unknown) =>
    Object.defineProperty(store, 'value', { get: () => get(firstState()) })
  announceStores()
  begin($isLoaded, (state) => !!state?.clerk.loaded)
  begin($clerk, (state) => state?.clerk ?? null)
  begin($user, (state) => state?.clerk.user)
  begin($session, (state) => state?.clerk.session)
  begin($organization, (state) => state?.clerk.organization)
  begin($client, (state) => state?.clerk.client)
  begin($sessionList, (state) => state?.clerk.client?.sessions)
  begin($signIn, (state) => state?.clerk.client?.signIn)
  begin($signUp, (state) => state?.clerk.client?.signUp)
  begin($auth, (state) =>
    authValue(state?.clerk.loaded ? state.clerk : undefined, state?.auth ?? null),
  )
  Object.defineProperty($auth, 'init', {
    get: () => authValue(undefined, firstState()?.auth ?? null),
  })
}

let resources: Resources | undefined
let tellAuth: ReturnType<typeof setTimeout> | undefined

/** Takes over what the Clerk object says. `$auth` tells of all that happens in one moment at once. */
export function take(news: Resources): void {
  resources = news
  const { client } = news
  $client.set(client)
  $signIn.set(client.signIn)
  $signUp.set(client.signUp)
  $sessionList.set(client.sessions)
  $session.set(news.session)
  $user.set(news.user)
  $organization.set(news.organization)
  tellAuth ??= setTimeout(settleAuth)
}

function settleAuth(): void {
  if (!tellAuth) return
  tellAuth = undefined
  $auth.set(authValue(resources, null))
}

// Whoever asks need not wait for the end of the moment.
const getAuth = $auth.get
$auth.get = () => {
  settleAuth()
  return getAuth()
}
