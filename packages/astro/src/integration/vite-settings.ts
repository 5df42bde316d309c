import type { UserConfig } from 'vite'
import { packageFolder } from './own-files.ts'

const INSTALLED = ['nanostores', '@dooryard/browser', '@dooryard/ui']

/** Packages that lie in a workspace change from start to start; only what they import stays. */
const LINKED = ['nanostores', '@dooryard/ui > preact', '@dooryard/ui > preact/jsx-runtime']

/**
 * What Vite must know of this package: its modules import virtual ones, so Vite has to process them on both sides.
 * What they import in turn is prepared when the development server starts, or the first visit would reload the page.
 */
export function viteSettings(name: string): UserConfig {
  const isInstalled = packageFolder('@dooryard/ui').includes('/node_modules/')
  return {
    ssr: { noExternal: [name] },
    optimizeDeps: {
      exclude: isInstalled ? [name] : [name, '@dooryard/browser', '@dooryard/ui'],
      include: (isInstalled ? INSTALLED : LINKED).map((dependency) => `${name} > ${dependency}`),
    },
  }
}
