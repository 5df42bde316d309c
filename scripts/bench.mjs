// `npm run bench`: measures side by side with the genuine packages; `-- --write` keeps the table in docs/.
import { join } from 'node:path'
import { buildPackages } from './build-packages.mjs'
import { ensureChromium } from './chromium.mjs'
import { install, mustRun, root, run } from './workspace.mjs'

await install({ tests: true })
await buildPackages()
await ensureChromium()
await mustRun('node', ['install.mjs'], { cwd: join(root, 'conformance') })
const { code } = await run('node', ['bench/run.ts', ...process.argv.slice(2)])
process.exitCode = code
