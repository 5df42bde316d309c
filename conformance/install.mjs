// Installs the genuine packages. Those whose browser bundle is complete in itself are unpacked without their
// dependencies: @clerk/ui would bring 780 MB that its bundle does not need.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { installApart, mustRun } from '../scripts/workspace.mjs'

const here = import.meta.dirname
const cache = join(here, '.cache')

await installApart(here)
for (const bundle of JSON.parse(await readFile(join(here, 'bundles.json'), 'utf8'))) {
  await unpack(bundle)
}

/** @param {{ name: string, version: string, integrity: string }} bundle */
async function unpack({ name, version, integrity }) {
  const folder = join(cache, name)
  const stamp = join(folder, '.integrity')
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === integrity) return
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await mustRun('npm', ['pack', `${name}@${version}`, '--pack-destination', cache], { cwd: here })
  const file = join(cache, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`)
  const digest = createHash('sha512')
    .update(await readFile(file))
    .digest('base64')
  if (`sha512-${digest}` !== integrity) throw new Error(`${name}@${version} is not what was tested`)
  await mustRun('tar', ['-xzf', file, '-C', folder, '--strip-components=1'])
  await writeFile(stamp, integrity)
}
