import { config } from 'virtual:dooryard/ui-config'
import type { Page } from '@dooryard/browser'
import { followImpersonation } from '@dooryard/ui'
import { siteOptions } from './update-options.ts'

/** Loaded where somebody acts for the user of a page. */
export const follow = (page: Page): void =>
  followImpersonation(page, () => siteOptions(config) as object)
