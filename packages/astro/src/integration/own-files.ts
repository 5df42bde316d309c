import { realpathSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const EXTENSION = import.meta.url.endsWith('.ts') ? '.ts' : '.js'

/** The absolute path of one of this package's modules, e.g. `server/endpoint`: source or built, like this file. */
export function ownFile(module: string): string {
  return fileURLToPath(new URL(`../${module}${EXTENSION}`, import.meta.url))
}

/** The absolute path of one of the pages of this package. */
export function ownPageFile(name: string): string {
  return fileURLToPath(new URL(`../pages/${name}.astro`, import.meta.url))
}

/** The folder of a package that this one depends on, as it lies on the disk, with a slash at its end. */
export function packageFolder(name: string): string {
  const entry = realpathSync(fileURLToPath(import.meta.resolve(name)))
  return join(dirname(dirname(entry)), '/')
}

/** Folder of this package. */
const ownFolder = fileURLToPath(new URL('../..', import.meta.url))

/**
 * The name under which the site at `root` imports this package: it may be installed under an alias. Sought among the
 * dependencies of the site; where the package is not one of them, the folder name in `node_modules` tells.
 */
export async function ownName(root: URL): Promise<string> {
  const folder = fileURLToPath(root)
  for (const name of await dependencies(folder)) {
    if (isOurs(folder, name)) return name
  }
  const parts = ownFolder.split(`${sep}node_modules${sep}`)
  const [scope = '', name = ''] = (parts.length > 1 ? parts.at(-1)! : '').split(sep)
  if (!scope) return manifestName()
  return scope.startsWith('@') ? `${scope}/${name}` : scope
}

async function dependencies(folder: string): Promise<string[]> {
  const manifest = await readJson(join(folder, 'package.json'))
  const groups = ['dependencies', 'devDependencies', 'optionalDependencies']
  return groups.flatMap((group) => Object.keys((manifest[group] ?? {}) as object))
}

function isOurs(folder: string, name: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    try {
      const installed = realpathSync(join(at, 'node_modules', name))
      return installed + sep === realpathSync(ownFolder) + sep
    } catch {
      // Not installed here: look one folder up, as Node does.
      if (at === dirname(at)) return false
    }
  }
}

async function manifestName(): Promise<string> {
  return String((await readJson(join(ownFolder, 'package.json'))).name)
}

async function readJson(file: string): Promise<Record<string, unknown>> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    // A site without a manifest has no dependencies to look at.
    return {}
  }
}
