import { embedded, options, trailingSlash } from 'virtual:dooryard/client-config'
import {
  type BootData,
  createPage,
  type Page,
  type RouterFn,
  type StartOptions,
} from '@dooryard/browser'
import { DataBlock, type OptionsBlock, readDataBlock } from '../shared/data-blocks.ts'
import type { SiteOptions } from './config.ts'
import { followUser } from './follow-user.ts'
import { $hasFailed, $page, settleAuth, stores, take } from './state.ts'

let loading: Promise<Page> | undefined

/** Begins what this page knows of its visitor, once; later calls answer with the same. */
export function startPage(): Promise<Page> {
  loading ??= load()
  return loading
}

async function load(): Promise<Page> {
  // The page knows best; what the site was built with comes next (astro-sdk.md §4.3).
  const site: SiteOptions = { ...options, ...readDataBlock<OptionsBlock>(DataBlock.options) }
  const publishableKey = site.publishableKey ?? (await askForKey(site.proxyUrl))
  const page = createPage(publishableKey, site)
  $page.set(page)
  const boot = readDataBlock<BootData>(DataBlock.boot)
  try {
    await page.load({
      routerPush: through('push'),
      routerReplace: through('replace'),
      ...site,
      ...(boot && { boot }),
      ...(embedded && trailingSlash === 'always' ? { fetch: fetchWithSlash } : undefined),
    } satisfies StartOptions)
  } catch (error) {
    $hasFailed.set(true)
    console.error('Clerk failed to load.', error)
    throw error
  }
  page.addListener(() => take(page))
  // An island that subscribes now, as some frameworks do, begins with what the server knew.
  settleAuth()
  stores.isLoaded.set(true)
  $page.set(page)
  followUser(page)
  return page
}

const askForKey = async (mount?: string) =>
  (await import('./publishable-key.ts')).fetchPublishableKey(mount)

const through =
  (change: 'push' | 'replace'): RouterFn =>
  async (...target) =>
    (await import('./router.ts')).go(change, ...target)

/** Where all paths of the site end with a slash, those of the server do too. */
const fetchWithSlash: typeof fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input)
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return fetch(url, init)
}
