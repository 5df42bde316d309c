import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { mustRun, packageFolders, root } from '../../scripts/workspace.mjs'

/** Packs all packages as `npm publish` would, and returns the path of each one's tarball by package name. */
export async function packPackages(): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'dooryard-packed-'))
  const workspaces = packageFolders.flatMap((each) => ['-w', relative(root, each)])
  await mustRun('npm', ['pack', '--silent', '--pack-destination', folder, ...workspaces])
  const files = await readdir(folder)
  const names = await Promise.all(
    packageFolders.map(async (each) => {
      const text = await readFile(join(each, 'package.json'), 'utf8')
      return JSON.parse(text).name as string
    }),
  )
  return Object.fromEntries(
    names.map((name) => {
      const start = `${name.replace('@', '').replace('/', '-')}-0`
      const file = files.find((each) => each.startsWith(start))
      if (!file) throw new Error(`${name} was not packed`)
      return [name, join(folder, file)]
    }),
  )
}
