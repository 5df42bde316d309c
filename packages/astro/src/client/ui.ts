import { config } from 'virtual:dooryard/ui-config'
import { ClerkPort, type ClerkUI } from '@dooryard/browser'
import { createUI } from '@dooryard/ui'
import { startPage } from './runtime.ts'
import { siteOptions } from './update-options.ts'

/** What draws the components of this page, for those that stand in it. */
export async function startUI(): Promise<ClerkUI> {
  const page = await startPage()
  page.ui ??= createSiteUI(new ClerkPort(page))
  return page.ui
}

/** The components, with what `clerk({…})` says about their look and language. */
export function createSiteUI(clerk: ClerkPort): ClerkUI {
  clerk.updateOptions(siteOptions(config))
  return createUI(clerk, {
    stylesheet: () => import('./stylesheet.ts').then(({ css }) => css),
  })
}
