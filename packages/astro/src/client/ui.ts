import { config } from 'virtual:dooryard/ui-config'
import type { Clerk } from '@dooryard/browser'
import { createUI } from '@dooryard/ui'
import { siteOptions } from './update-options.ts'

/** The components, with what `clerk({…})` says about their look and language. */
export function createSiteUI(clerk: Clerk) {
  clerk.updateOptions(siteOptions(config))
  return createUI(clerk, {
    stylesheet: () => import('./stylesheet.ts').then(({ css }) => css),
  })
}
