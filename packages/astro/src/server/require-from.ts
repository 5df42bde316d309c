import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Loads a module as a folder of the site sees it. The folder is named from the root of the site, which is above the
 * built file that asks; how far above is up to the adapter.
 *
 * @throws when the folder or the module is not there, as where only the build was deployed
 */
export function requireFrom(builtFile: string, folder: string, name: string) {
  for (let at = dirname(fileURLToPath(builtFile)); ; at = dirname(at)) {
    const place = join(at, folder)
    if (existsSync(place)) return createRequire(join(place, 'index.js'))(name)
    if (at === dirname(at)) throw new Error(`${folder} is not here`)
  }
}
