// `npm run dev`: an example in development beside the sources of the packages. What is saved in packages/*/src is
// compiled at once; Vite takes it into the page, and what only the server or the integration runs starts the site anew.
// `npm run dev -- showcase` takes the other example.
import { watch } from 'node:fs'
import { basename, join } from 'node:path'
import { buildPackages, copyAssets } from './build-packages.mjs'
import { compiler, install, packageFolders, root, start } from './workspace.mjs'

const [name = 'quickstart'] = process.argv.slice(2)
const site = join(root, 'examples', name)
const port = process.env.PORT || '4321'

/** What Node.js itself has loaded, which Vite cannot replace. */
const loadedByNode = ['protocol', 'backend', 'server', 'astro']

await install({ tests: true })
await buildPackages({ check: false })
start('node', [compiler, '-b', '--watch', '--preserveWatchOutput', '--noCheck', ...packageFolders])
for (const folder of packageFolders) {
  watch(join(folder, 'src'), { recursive: true }, (_, file) => {
    if (/\.(css|astro)$/.test(file ?? '')) copyAssets(folder).catch(console.error)
  })
}

/** @type {ReturnType<typeof startSite> | undefined} */
let stale
/** @type {NodeJS.Timeout | undefined} */
let waiting
let running = startSite()
for (const folder of packageFolders.filter((path) => loadedByNode.includes(basename(path)))) {
  watch(join(folder, 'dist'), { recursive: true }, (_, file) => {
    if (file?.endsWith('.js')) restart()
  })
}

function startSite() {
  const child = start('astro', ['dev', '--port', port, '--ignore-lock'], { cwd: site })
  child.once('close', (code) => {
    if (child !== stale) process.exit(code ?? 0)
    running = startSite()
  })
  return child
}

/** A compiler writes many files: the last one counts. */
function restart() {
  clearTimeout(waiting)
  waiting = setTimeout(() => {
    stale = running
    stale.kill()
  }, 300)
}
