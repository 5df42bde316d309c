import { Query } from '@dooryard/protocol'
import type { Call } from './call.ts'

/** For a browser whose token is in the address. Only ever to a page of the site (RED-5). */
export function withDevelopmentToken({ browser }: Call, target: string): string {
  if (browser.carrier !== 'dev_browser' || !browser.issued) return target
  const url = new URL(target)
  url.searchParams.set(Query.devBrowser, browser.issued)
  return url.href
}
