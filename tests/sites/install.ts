import { existsSync } from 'node:fs'
import { glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buildPackages } from '../../scripts/build-packages.mjs'
import { mustRun, packageFolders } from '../../scripts/workspace.mjs'
import { packPackages } from '../harness/packed-packages.ts'

const here = import.meta.dirname
const installed = join(here, 'node_modules')

/**
 * Installs what the sites of this folder have beside us, as the lock file says, and our packages as they are published.
 * npm does the latter when they depend on something else than before; else their files are just renewed.
 */
export default async function setup(): Promise<void> {
  await buildPackages()
  const tarballs = await packPackages()
  const stamp = join(installed, '.installed')
  const wanted = await readWanted()
  if (!existsSync(stamp) || (await readFile(stamp, 'utf8')) !== wanted) {
    await npm('ci')
    await npm('install', '--no-save', '--no-package-lock', ...Object.values(tarballs))
    await writeFile(stamp, wanted)
  }
  await Promise.all(Object.entries(tarballs).map(([name, file]) => renew(name, file)))
  await rm(dirname(Object.values(tarballs)[0]!), { recursive: true })
  await forgetPrebundled()
}

const npm = (...args: string[]) => mustRun('npm', [...args, '--loglevel=error'], { cwd: here })

/** The lock file, and what our packages depend on. */
async function readWanted(): Promise<string> {
  const manifests = packageFolders.map((folder) => join(folder, 'package.json'))
  const texts = [join(here, 'package-lock.json'), ...manifests].map((file) =>
    readFile(file, 'utf8'),
  )
  return (await Promise.all(texts)).join('\n')
}

async function renew(name: string, tarball: string): Promise<void> {
  const folder = join(installed, name)
  const old = ['src', 'dist'].map((part) => join(folder, part))
  await Promise.all(old.map((part) => rm(part, { recursive: true, force: true })))
  await mkdir(folder, { recursive: true })
  await mustRun('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1'])
}

/** Every `astro dev` is a first one: Vite would keep bundles of the packages by their version alone. */
async function forgetPrebundled(): Promise<void> {
  for await (const cache of glob('*/node_modules/.vite', { cwd: here })) {
    await rm(join(here, cache), { recursive: true })
  }
}
