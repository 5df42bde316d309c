import { dirname, relative, sep } from 'node:path'
import type { Plugin } from 'vite'
import { ownFile } from './own-files.ts'

/** What the embedded server loads and a bundler cannot carry. */
const NATIVE = '@node-rs/argon2'

/**
 * With pnpm a site cannot reach the packages of its packages, so Vite puts the embedded server into the build: all of
 * it but this, which is loaded from where it is installed when the site runs. Where it is not there any more, the
 * server does without it.
 */
export function nativeModules(root: string): Plugin {
  const prefix = '\0dooryard:native/'
  return {
    name: 'dooryard:native-modules',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: (environment) => environment.config.consumer === 'server',
    resolveId: {
      filter: { id: /^@node-rs\/argon2$/ },
      handler(id, importer) {
        if (id !== NATIVE || !importer) return
        return prefix + relative(root, dirname(importer)).split(sep).join('/')
      },
    },
    load: {
      filter: { id: /^\0dooryard:native\// },
      handler(id) {
        if (!id.startsWith(prefix)) return
        const place = JSON.stringify(id.slice(prefix.length))
        return [
          `import { requireFrom } from ${JSON.stringify(ownFile('server/require-from'))}`,
          `export const { hash, verify } = requireFrom(import.meta.url, ${place}, ${JSON.stringify(NATIVE)})`,
        ].join('\n')
      },
    },
  }
}
