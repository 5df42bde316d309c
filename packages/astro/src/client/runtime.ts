import { embedded, trailingSlash } from 'virtual:dooryard/client-config'
import { type BootData, Clerk, type LoadOptions } from '@dooryard/browser'
import { DataBlock, readDataBlock } from '../shared/data-blocks.ts'
import { router } from './router.ts'
import { followUser } from './server-branches.ts'
import { fetchPublishableKey, siteOptions } from './site-options.ts'
import { $clerk, $hasFailed, $isLoaded, take } from './state.ts'

let loading: Promise<Clerk> | undefined

/** Makes the Clerk object of this page and loads it, once; later calls answer with the same. */
export function startClerk(): Promise<Clerk> {
  loading ??= load()
  return loading
}

async function load(): Promise<Clerk> {
  const site = siteOptions()
  const publishableKey = site.publishableKey ?? (await fetchPublishableKey(site.proxyUrl))
  const clerk = new Clerk(publishableKey, site)
  Object.defineProperty(window, 'Clerk', { value: clerk, configurable: true, writable: true })
  $clerk.set(clerk)
  const boot = readDataBlock<BootData>(DataBlock.boot)
  try {
    await clerk.load({
      ...router,
      ...site,
      ...(boot && { boot }),
      ...(needsSlash && { fetch: fetchWithSlash }),
      ui: loadUi,
    } satisfies LoadOptions)
  } catch (error) {
    $hasFailed.set(true)
    console.error('Clerk could not be loaded.', error)
    throw error
  }
  clerk.addListener(take)
  $isLoaded.set(true)
  $clerk.set(clerk)
  followUser(clerk)
  return clerk
}

type CreateUi = Awaited<ReturnType<NonNullable<LoadOptions['ui']>>>

let broughtAlong: CreateUi | undefined

/** For pages whose components come with the page; elsewhere the first one that opens fetches them. */
export function bringUi(createUi: CreateUi): void {
  broughtAlong = createUi
}

const loadUi = async () => broughtAlong ?? (await import('./ui.ts')).createSiteUI

/** Where all paths of the site end with a slash, those of the server do too. */
const needsSlash = embedded && trailingSlash === 'always'

const fetchWithSlash: typeof fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input)
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return fetch(url, init)
}
