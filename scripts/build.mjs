// `npm run build`: builds all packages and checks that they can be published as they are.
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { buildPackages } from './build-packages.mjs'
import { binFolder, install, mustRun, packageFolders, root } from './workspace.mjs'

await install({ tests: true })
await buildPackages()
for (const folder of packageFolders) {
  if (!existsSync(join(binFolder, 'publint'))) break
  await mustRun('publint', ['run', relative(root, folder), '--strict'])
}
console.log('Built: packages/*/dist')
