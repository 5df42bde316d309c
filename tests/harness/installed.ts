import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export interface Installed {
  /** The names of all packages that come along. */
  packages: string[]
  bytes: number
}

interface Manifest {
  name: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

/**
 * What a package manager installs for a package, itself included, peers left out; as it lies in the `node_modules` around it.
 * @param sizes of packages that lie there with more than is published of them
 */
export function installedWith(manifest: string, sizes: Map<string, number> = new Map()): Installed {
  const found = new Map<string, number>()
  visit(manifest)
  const bytes = [...found.values()].reduce((sum, each) => sum + each, 0)
  return { packages: [...found.keys()].sort(), bytes }

  function visit(file: string): void {
    const { name, dependencies, optionalDependencies }: Manifest = JSON.parse(
      readFileSync(file, 'utf8'),
    )
    if (found.has(name)) return
    found.set(name, sizes.get(name) ?? sizeOf(dirname(file)))
    for (const each of Object.keys(dependencies ?? {})) visit(manifestOf(each, file)!)
    for (const each of Object.keys(optionalDependencies ?? {})) {
      // Those of other platforms are not there.
      const at = manifestOf(each, file)
      if (at) visit(at)
    }
  }
}

function manifestOf(name: string, from: string): string | undefined {
  for (const folder of createRequire(from).resolve.paths(name) ?? []) {
    try {
      return realpathSync(join(folder, name, 'package.json'))
    } catch {
      // Not in this folder: look one up, as Node does.
    }
  }
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((each) => !each.split('/').includes('node_modules'))
    .map((each) => lstatSync(join(folder, each)))
    .filter((each) => each.isFile())
    .reduce((sum, { size }) => sum + size, 0)
}
