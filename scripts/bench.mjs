// `npm run bench`: measures side by side with the genuine packages and others. `-- lists` measures what is named,
// `-- --write` keeps what was measured in docs/ and the README.
import { buildPackages } from './build-packages.mjs'
import { install, run } from './workspace.mjs'

await install({ tests: true })
await buildPackages()
const { code } = await run('node', ['bench/run.ts', ...process.argv.slice(2)])
process.exitCode = code
