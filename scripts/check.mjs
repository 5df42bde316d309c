// `npm run check`: the checks that need no build of a site and no browser; seconds, for use while working.
import { run } from './workspace.mjs'

const { code } = await run('node', ['scripts/test.mjs', 'lint', 'types', 'pages', 'portable'])
process.exitCode = code
