import type { Plugin } from 'vite'
import { ownFile, packageFolder } from './own-files.ts'

/** Our modules that run on every page with a store or a component. */
const CORE = [
  'auth-value',
  'initial-auth',
  'router',
  'runtime',
  'server-branches',
  'site-options',
  'state',
]

/**
 * Puts what every page with a store or a component needs into one file. Left alone, the bundler cuts it into half a
 * dozen along the lines of what lazy modules share with it: as many requests, and a tenth more to carry.
 */
export function coreChunk(): Plugin {
  const own = new Set(CORE.map((name) => ownFile(`client/${name}`)))
  const browser = packageFolder('@dooryard/browser')
  const isCore = (id: string) =>
    own.has(id) || (id.startsWith(browser) && !/\/actions[./]/.test(id))
  return {
    name: 'dooryard:core-chunk',
    apply: 'build',
    applyToEnvironment: (environment) => environment.config.consumer === 'client',
    outputOptions(output) {
      const { manualChunks } = output
      if (typeof manualChunks === 'object') return
      return {
        ...output,
        manualChunks: (id, api) => (isCore(id) ? 'clerk' : manualChunks?.(id, api)),
      }
    },
  }
}
