import type { Plugin } from 'vite'
import { ownFile } from './own-files.ts'

const BUILDING = Symbol.for('dooryard.building')

/** Marks this process as a build: code of the site that runs in it renders pages, and starts no server. */
export function markBuilding(): void {
  Object.assign(globalThis, { [BUILDING]: true })
}

/**
 * Starts the embedded server of a built site together with the site. Without this it would start with the first
 * request, and only that visitor would learn that a key is missing.
 */
export function startWithSite(): Plugin {
  return {
    name: 'dooryard:start-with-site',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'ssr',
    transform(code, id) {
      if (!this.getModuleInfo(id)?.isEntry) return
      return { code: `import ${JSON.stringify(ownFile('server/boot'))};\n${code}`, map: null }
    },
  }
}
