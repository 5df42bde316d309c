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

/** What a store holds, in short. */
function describe(value: unknown): unknown {
  if (value === undefined) return 'undefined'
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return `list of ${value.length}`
  if ('status' in value && 'load' in value) return 'instance'
  if ('userId' in value)
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, describe(member)]),
    )
  if ('id' in value) return (value as { id?: string }).id || 'resource'
  return 'object'
}

const history: [store: string, value: unknown][] = []
const first = Object.fromEntries(
  Object.entries(stores).map(([name, store]) => [name, describe(store.get())]),
)

for (const [name, store] of Object.entries(stores)) {
  store.subscribe((value: unknown) => {
    history.push([name, describe(value)])
    const row = document.querySelector(`[data-store="${name}"]`)
    if (row) row.textContent = JSON.stringify(describe(value))
  })
}

Object.assign(window, { showcase: { stores, first, history, getToken, steps: [] } })
