import { dirname } from 'node:path'
import type { Plugin } from 'vite'
import { ownFile, packageFolder } from './own-files.ts'

const LITERAL_IMPORT = /\bimport\(\s*(['"])([^'"]+)\1\s*\)/g

/**
 * Vite wraps every dynamic import with 0.9 KB of code that loads stylesheets first. Our lazy modules have none, and
 * pages without our components would pay for it, so in a build their imports become plain ones.
 *
 * The script of the buttons stays a file of its own then: Astro would put it into the page, where its client router
 * waits for it by a script with a `data:` address, which a Content-Security-Policy refuses.
 */
export function lazyImports(): Plugin {
  const buttons = ownFile('client/buttons')
  const folders = [
    dirname(ownFile('index')),
    ...['@dooryard/browser', '@dooryard/ui'].map(packageFolder),
  ]
  return {
    name: 'dooryard:lazy-imports',
    apply: 'build',
    applyToEnvironment: (environment) => environment.config.consumer === 'client',
    transform: {
      filter: { code: 'import(' },
      async handler(code, id) {
        if (!code.includes('import(') || !folders.some((folder) => id.startsWith(folder))) return
        const places = await Promise.all(
          Array.from(code.matchAll(LITERAL_IMPORT), async (match) => {
            const target = await this.resolve(match[2]!, id)
            const chunk = target && this.emitFile({ type: 'chunk', id: target.id, importer: id })
            return { match, chunk }
          }),
        )
        if (id === buttons) this.emitFile({ type: 'chunk', id })
        return { code: replaceAll(code, places), map: null }
      },
    },
  }
}

interface Place {
  match: RegExpExecArray
  chunk: string | null
}

function replaceAll(code: string, places: Place[]): string {
  let result = ''
  let end = 0
  for (const { match, chunk } of places) {
    if (!chunk) continue
    result += `${code.slice(end, match.index)}import(/* @vite-ignore */ import.meta.ROLLUP_FILE_URL_${chunk})`
    end = match.index + match[0].length
  }
  return result + code.slice(end)
}
