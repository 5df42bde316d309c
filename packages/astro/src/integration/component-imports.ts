import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { ownFile } from './own-files.ts'

const NAMED = /\b(import|export)\s*\{([^}]*)\}\s*from\s*(['"])([^'"]+\/components)\3/g

/**
 * Astro gives a page the stylesheets of all modules it imports, used or not. So `import { Show } from '…/components'`
 * becomes an import of that component's own file: only pages that have a UI component get the stylesheet of the UI.
 */
export function componentImports(): Plugin {
  const index = ownFile('components/index')
  const files = readComponentFiles(index)
  return {
    name: 'dooryard:component-imports',
    transform: {
      filter: { code: '/components' },
      async handler(code, id) {
        if (id === index || !code.includes('/components')) return
        let changed = code
        for (const match of code.matchAll(NAMED)) {
          const [statement, keyword, names, , specifier] = match
          const imports = names!.split(',').map((name) => toOwnImport(keyword!, name.trim(), files))
          if (imports.includes(null)) continue
          const target = await this.resolve(specifier!, id)
          if (target?.id.split('?')[0] === index)
            changed = changed.replace(statement, imports.join('; '))
        }
        return changed === code ? undefined : { code: changed, map: null }
      },
    },
  }
}

interface Place {
  file: string
  /** Under which name the file has it. */
  name: string
}

/** `Show as Gate` → an import (or export) of the one file; null for a name we do not have. */
function toOwnImport(keyword: string, name: string, files: Map<string, Place>): string | null {
  if (name === '') return ''
  const [exported, local = exported] = name.split(/\s+as\s+/)
  const place = files.get(exported!)
  return place
    ? `${keyword} { ${place.name} as ${local} } from ${JSON.stringify(place.file)}`
    : null
}

/** Name → file, as the index of the components says. */
function readComponentFiles(index: string): Map<string, Place> {
  const exports = readFileSync(index, 'utf8').matchAll(/\{([^}]+)\} from ['"]([^'"]+)['"]/g)
  return new Map(
    Array.from(exports, ([, names, path]) => {
      const file = join(dirname(index), path!)
      return names!.split(',').flatMap((text): [string, Place][] => {
        const [name = '', exported = name] = text.trim().split(/\s+as\s+/)
        return name ? [[exported, { file, name }]] : []
      })
    }).flat(),
  )
}
