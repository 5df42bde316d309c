import { Clerk } from '@dooryard/browser'
import { atom, type ReadableAtom } from 'nanostores'
import { firstState } from '../shared/first-state.ts'
import { startPage } from './runtime.ts'
import { $page } from './state.ts'

/**
 * The Clerk object; null until its code has run. A page that does not import it carries none of it: it comes when a
 * component, a button or somebody who looks for `window.Clerk` needs it.
 */
export const $clerkStore: ReadableAtom<Clerk | null> = /* @__PURE__ */ createStore()

/** The Clerk object of this page, loaded. */
export async function startClerk(): Promise<Clerk> {
  await startPage()
  const clerk = $clerkStore.get()!
  if (location.search.includes('__clerk_modal_state'))
    void import('./return-to-modal.ts').then(({ returnToModal }) => returnToModal(clerk))
  return clerk
}

function createStore(): ReadableAtom<Clerk | null> {
  const store = atom<Clerk | null>(null)
  // Told twice with the same object, as the page is.
  store.eq = () => false
  if (import.meta.env.SSR) {
    Object.defineProperty(store, 'value', { get: () => firstState()?.clerk ?? null })
    return store
  }
  $page.subscribe((page) => {
    if (!page) return
    const clerk = store.value ?? new Clerk(page, loadUi)
    window.Clerk = clerk
    store.set(clerk)
  })
  // It may be the only store that a page imports.
  startPage().catch(() => {})
  return store
}

async function loadUi() {
  return (await import('./ui.ts')).createSiteUI
}
