// `npm run pictures`: every screen of every component, to look at. What it takes is said in tests/pictures/run.ts.
import { buildPackages } from './build-packages.mjs'
import { ensureChromium } from './chromium.mjs'
import { install, run } from './workspace.mjs'

await install({ tests: true })
await buildPackages()
await ensureChromium()
const { code } = await run('node', ['tests/pictures/run.ts', ...process.argv.slice(2)])
process.exitCode = code
