import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { IntegrationResolvedRoute } from 'astro'
import type { Plugin } from 'vite'
import { writeRoutes } from '../server/route-contents.ts'
import { ownFile } from './own-files.ts'

type Page = Pick<IntegrationResolvedRoute, 'pattern' | 'entrypoint'>

/** Stand in the code of the server until the scripts of the browser are built too. */
export const marks = {
  routesWithoutStores: '@@DOORYARD_ROUTES_WITHOUT_STORES@@',
  routesWithoutForms: '@@DOORYARD_ROUTES_WITHOUT_FORMS@@',
}

interface ModuleInfo {
  importedIds: readonly string[]
  dynamicallyImportedIds?: readonly string[]
  meta?: unknown
}

/** What a page is made of. */
export interface Contents {
  /** Files of its code, and of islands that only the browser renders. */
  files: Set<string>
  /** The code itself has stores. */
  hasStores: boolean
  /** It has a component that needs all settings. */
  hasForms: boolean
}

/**
 * Finds out which routes have no store of ours, in scripts, islands or code on the server: their pages carry no data. Our
 * own components are left out: they bring their data along when they render, and all settings of the server only where
 * there may be a form. What cannot be told has everything.
 */
export function routeContents(root: URL, pages: () => Page[]) {
  const contents = new Map<string, Contents>()
  const marked = new Set<string>()
  /** Files that the browser loads and that have stores. */
  let scripts: Set<string> | null = null

  const plugin: Plugin = {
    name: 'dooryard:route-contents',
    apply: 'build',
    applyToEnvironment: ({ name, config }) => name === 'ssr' || config.consumer === 'client',
    buildEnd(error) {
      if (error || this.environment.config.consumer === 'client') return
      const find = remember((id: string) => this.getModuleInfo(id))
      for (const { pattern, entrypoint } of pages()) {
        const entry = fileURLToPath(new URL(entrypoint, root))
        if (find(entry)) contents.set(pattern, follow(entry, find))
      }
    },
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((each) => each.type === 'chunk')
      if (this.environment.config.consumer !== 'client') {
        const isMarked = (code: string) => Object.values(marks).some((mark) => code.includes(mark))
        for (const { fileName, code } of chunks) if (isMarked(code)) marked.add(fileName)
        return
      }
      const find = remember((id: string) => this.getModuleInfo(id))
      const entries = chunks.flatMap(({ isEntry, facadeModuleId }) =>
        isEntry && facadeModuleId && isSites(facadeModuleId) ? [facadeModuleId] : [],
      )
      scripts = new Set(entries.filter((id) => follow(id, find).hasStores).map(fileOf))
    },
  }

  /** Tells the built server. */
  async function write(server: URL): Promise<void> {
    const forms = [...contents].filter(([, { hasForms }]) => !hasForms)
    const withoutForms = writeRoutes(forms.map(([pattern]) => pattern))
    const stores = writeRoutes(scripts ? withoutStores(contents, scripts) : [])
    for (const name of marked) {
      const file = fileURLToPath(new URL(name, server))
      const code = await readFile(file, 'utf8')
      const told = code
        .replaceAll(marks.routesWithoutStores, stores)
        .replaceAll(marks.routesWithoutForms, withoutForms)
      await writeFile(file, told)
    }
  }

  return { plugin, write }
}

/** None, where a script with stores belongs to no route that is known: it may be on every page. */
export function withoutStores(contents: Map<string, Contents>, scripts: Set<string>): string[] {
  const known = new Set([...contents.values()].flatMap(({ files }) => [...files]))
  if (![...scripts].every((script) => known.has(script))) return []
  const hasScript = (files: Set<string>) => [...scripts].some((script) => files.has(script))
  return [...contents]
    .filter(([, { files, hasStores }]) => !hasStores && !hasScript(files))
    .map(([pattern]) => pattern)
}

type Find = (id: string) => ModuleInfo | null

function remember(find: Find): Find {
  const known = new Map<string, ModuleInfo | null>()
  return (id) => {
    const info = known.has(id) ? known.get(id)! : find(id)
    known.set(id, info)
    return info
  }
}

function follow(entry: string, find: Find): Contents {
  const seen = new Set([entry])
  const files = new Set<string>()
  let hasStores = false
  let hasForms = false
  for (const id of seen) {
    hasForms ||= forms.has(id)
    if (isClient(id)) {
      hasStores ||= id !== onEveryPage
      continue
    }
    if (isSites(id)) files.add(fileOf(id))
    const info = find(id)
    for (const each of clientOnly(info)) files.add(each)
    for (const next of [...(info?.importedIds ?? []), ...(info?.dynamicallyImportedIds ?? [])]) {
      seen.add(next)
    }
  }
  return { files, hasStores, hasForms }
}

/** Islands that the server does not render are not imported there; Astro keeps their names. */
function clientOnly(info: ModuleInfo | null): string[] {
  const { astro } = (info?.meta ?? {}) as {
    astro?: { clientOnlyComponents?: { resolvedPath: string }[] }
  }
  return astro?.clientOnlyComponents?.map(({ resolvedPath }) => fileOf(resolvedPath)) ?? []
}

const fileOf = (id: string) => id.split('?')[0]!

const folderOf = (file: string) => join(dirname(file), '/')

const ownCode = folderOf(ownFile('index'))
/** Of the site, or what it makes islands of: components for React. */
const isSites = (id: string) => !id.startsWith(ownCode) || id.startsWith(react)
const react = ownFile('react').replace(/\.\w+$/, '')

/** What of ours runs in browsers: all of it leads to the stores, but for what is on every page. */
const client = [folderOf(ownFile('client/page')), ownFile('client'), ownFile('internal')]
const isClient = (id: string) => client.some((own) => id.startsWith(own))
const onEveryPage = ownFile('client/page')

const forms = new Set([
  ...['SignIn', 'SignUp', 'UserProfileRoot'].map((name) =>
    join(ownCode, `components/${name}.astro`),
  ),
  ...['sign-in', 'sign-up', 'profile'].map((name) => ownFile(`react/${name}`)),
])
