import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mustRun, root } from '../../scripts/workspace.mjs'
import { packPackages } from '../../tests/harness/packed-packages.ts'

/** Folders outside the repository with what strangers have: packages as published, none linked. */
export interface InstalledSites {
  /** The pages of `bench/bare`, without any SDK. */
  none: string
  /** The same pages with ours, `bench/site` being the middleware and the configuration. */
  ours: string
  genuine: string
  remove(): Promise<void>
}

export async function installSites(): Promise<InstalledSites> {
  const folder = await mkdtemp(join(tmpdir(), 'dooryard-installed-'))
  const astro = await versions(['astro', '@astrojs/node'])
  await install(folder, { dependencies: astro })
  const { '@dooryard/astro': sdk, ...others } = Object.fromEntries(
    Object.entries(await packPackages()).map(([name, file]) => [name, `file:${file}`]),
  )
  const genuine = JSON.parse(await readFile(join(root, 'conformance/package.json'), 'utf8'))
  const name = '@clerk/astro'
  const sites = {
    none: await makeSite(folder, 'none'),
    ours: await makeSite(folder, 'ours', { dependencies: { [name]: sdk! }, overrides: others }),
    genuine: await makeSite(folder, 'genuine', {
      dependencies: { [name]: genuine.dependencies[name] },
    }),
  }
  return { ...sites, remove: () => rm(folder, { recursive: true, force: true }) }
}

interface Wanted {
  dependencies: Record<string, string>
  overrides?: Record<string, string>
}

async function makeSite(parent: string, name: string, wanted?: Wanted): Promise<string> {
  const folder = join(parent, name)
  const from = (path: string) => join(root, 'bench', path)
  await cp(from('bare/src'), join(folder, 'src'), { recursive: true })
  const like = wanted ? 'site' : 'bare'
  await cp(from(`${like}/astro.config.mjs`), join(folder, 'astro.config.mjs'))
  await cp(from(`${like}/src/middleware.ts`), join(folder, 'src/middleware.ts'))
  await install(folder, wanted ?? { dependencies: {} })
  return folder
}

/** Astro is in the folder above, and is no part of what an SDK brings. */
async function install(folder: string, wanted: Wanted): Promise<void> {
  await mkdir(folder, { recursive: true })
  const manifest = { private: true, type: 'module', ...wanted }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  await mustRun('npm', ['install', '--legacy-peer-deps', ...quiet], { cwd: folder })
}

async function versions(names: string[]): Promise<Record<string, string>> {
  const found = names.map(async (name) => {
    const file = join(root, 'node_modules', name, 'package.json')
    return [name, JSON.parse(await readFile(file, 'utf8')).version as string] as const
  })
  return Object.fromEntries(await Promise.all(found))
}
