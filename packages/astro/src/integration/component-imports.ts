import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { ownFile } from './own-files.ts'

const NAMED = /\b(import|export)\s*\{([^}]*)\}\s*from\s*(['"])([^'"]+\/(components|react))\3/g

/**
 * Astro gives a page the stylesheets of all modules it imports, used or not. So `import { Show } from '…/components'`
 * becomes an import of that component's own file: only pages that have a UI component get the stylesheet of the UI. The same
 * goes for `…/react`.
 */
export function componentImports(): Plugin {
  const entries: Record<string, Entry> = {
    components: readEntry(ownFile('components/index')),
    react: readEntry(ownFile('react')),
  }
  return {
    name: 'dooryard:component-imports',
    transform: {
      filter: { code: /\/(components|react)['"]/ },
      async handler(code, id) {
        let changed = code
        for (const match of code.matchAll(NAMED)) {
          const [statement, keyword, names, , specifier, name] = match
          const { index, files } = entries[name!]!
          if (id === index) continue
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

interface Entry {
  index: string
  files: Map<string, Place>
}

/** Name → file, as an entry says. */
function readEntry(index: string): Entry {
  const exports = readFileSync(index, 'utf8').matchAll(/\{([^}]+)\} from ['"]([^'"]+)['"]/g)
  const files = new Map(
    Array.from(exports, ([, names, path]) => {
      const file = join(dirname(index), path!)
      return names!.split(',').flatMap((text): [string, Place][] => {
        const [name = '', exported = name] = text.trim().split(/\s+as\s+/)
        return name ? [[exported, { file, name }]] : []
      })
    }).flat(),
  )
  return { index, files }
}
