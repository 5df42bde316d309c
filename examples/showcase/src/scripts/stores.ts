import {
  $authStore,
  $billingStore,
  $clerkStore,
  $clientStore,
  $isLoadedStore,
  $organizationStore,
  $sessionListStore,
  $sessionStore,
  $signInStore,
  $signUpStore,
  $userStore,
  getToken,
} from '@clerk/astro/client'

const stores = {
  $isLoadedStore,
  $authStore,
  $userStore,
  $sessionStore,
  $organizationStore,
  $clientStore,
  $sessionListStore,
  $signInStore,
  $signUpStore,
  $clerkStore,
  $billingStore,
}

const authMembers = [
  'userId',
  'user',
  'sessionId',
  'session',
  'sessionStatus',
  'sessionClaims',
  'organization',
  'orgId',
  'orgRole',
  'orgSlug',
  'orgPermissions',
  'actor',
  'factorVerificationAge',
] as const

/** What `$authStore` holds, member by member. */
function describeAuth(auth: ReturnType<typeof $authStore.get>): unknown {
  return Object.fromEntries(authMembers.map((name) => [name, describe(auth[name])]))
}

/** What a store holds, in short. */
function describe(value: unknown): unknown {
  if (value === undefined) return 'undefined'
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return `list of ${value.length}`
  if ('status' in value && 'load' in value) return 'instance'
  if ('id' in value) return (value as { id?: string }).id || 'resource'
  return 'object'
}

/** What a store of that name holds, in short. */
function describeStore(name: string, value: unknown): unknown {
  return name === '$authStore'
    ? describeAuth(value as Parameters<typeof describeAuth>[0])
    : describe(value)
}

const history: [store: string, value: unknown][] = []
const first = Object.fromEntries(
  Object.entries(stores).map(([name, store]) => [name, describeStore(name, store.get())]),
)

for (const [name, store] of Object.entries(stores)) {
  store.subscribe((value: unknown) => {
    history.push([name, describeStore(name, value)])
    const row = document.querySelector(`[data-store="${name}"]`)
    if (row) row.textContent = JSON.stringify(describeStore(name, value))
  })
}

Object.assign(window, { showcase: { stores, first, history, getToken, steps: [] } })
