import { embedded, options, trailingSlash } from 'virtual:dooryard/client-config'
import { type BootData, Clerk, type LoadOptions, type RouterFn } from '@dooryard/browser'
import { DataBlock, type OptionsBlock, readDataBlock } from '../shared/data-blocks.ts'
import type { SiteOptions } from './config.ts'
import { followUser } from './follow-user.ts'
import { $hasFailed, settleAuth, stores, take } from './state.ts'

let loading: Promise<Clerk> | undefined

/** Makes the Clerk object of this page and loads it, once; later calls answer with the same. */
export function startClerk(): Promise<Clerk> {
  loading ??= load()
  return loading
}

async function load(): Promise<Clerk> {
  // The page knows best; what the site was built with comes next (astro-sdk.md §4.3).
  const site: SiteOptions = { ...options, ...readDataBlock<OptionsBlock>(DataBlock.options) }
  const publishableKey = site.publishableKey ?? (await askForKey(site.proxyUrl))
  const clerk = new Clerk(publishableKey, site)
  window.Clerk = clerk
  stores.clerk.set(clerk)
  const boot = readDataBlock<BootData>(DataBlock.boot)
  try {
    await clerk.load({
      routerPush: through('push'),
      routerReplace: through('replace'),
      ...site,
      ...(boot && { boot }),
      ...(embedded && trailingSlash === 'always' ? { fetch: fetchWithSlash } : undefined),
      ui: loadUi,
    } satisfies LoadOptions)
  } catch (error) {
    $hasFailed.set(true)
    console.error('Clerk failed to load.', error)
    throw error
  }
  clerk.addListener(() => take(clerk))
  // An island that subscribes now, as some frameworks do, begins with what the server knew.
  settleAuth()
  stores.isLoaded.set(true)
  stores.clerk.set(clerk)
  followUser(clerk)
  return clerk
}

const askForKey = async (mount?: string) =>
  (await import('./publishable-key.ts')).fetchPublishableKey(mount)

const through =
  (change: 'push' | 'replace'): RouterFn =>
  async (...target) =>
    (await import('./router.ts')).go(change, ...target)

const loadUi = async () => (await import('./ui.ts')).createSiteUI

/** Where all paths of the site end with a slash, those of the server do too. */
const fetchWithSlash: typeof fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input)
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return fetch(url, init)
}
