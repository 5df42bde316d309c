// `npm start` and `npm run start:production`: the quickstart site, from a fresh clone on, in one command. `npm start -- teams`:
// another of the examples.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildPackages } from './build-packages.mjs'
import { install, mustRun, root, run } from './workspace.mjs'

const examples = join(root, 'examples')
const name = process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? 'quickstart'
const site = join(examples, name)
const port = process.env.PORT || '4321'

try {
  const names = readdirSync(examples)
  if (!names.includes(name)) {
    throw new Error(`There is no example "${name}". There are: ${names.join(', ')}.`)
  }
  await install({ tests: hasDevDependencies() })
  await buildPackages({ check: false })
  process.exitCode = process.argv.includes('--production')
    ? await production()
    : await development()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/** The showcase needs packages that are otherwise for tests. */
function hasDevDependencies() {
  return 'devDependencies' in JSON.parse(readFileSync(join(site, 'package.json'), 'utf8'))
}

async function development() {
  const { code } = await run('astro', ['dev', '--port', port, '--ignore-lock'], { cwd: site })
  return code
}

async function production() {
  const env = { ...(await demoKeys()), DOORYARD_UNSAFE_MAILBOX: 'true', ...process.env }
  env.DOORYARD_DATABASE ??= join(site, '.dooryard/production.sqlite')
  console.log(`Building ${name} …`)
  await mustRun('astro', ['build'], { cwd: site, env })
  const { code } = await run('node', ['dist/server/entry.mjs'], {
    cwd: site,
    env: { HOST: 'localhost', ...env, PORT: port, NODE_ENV: 'production' },
  })
  return code
}

/**
 * Keys for the demonstration: made once by the server's own command, kept in a private file outside git.
 * A real site gets its keys from its environment.
 */
async function demoKeys() {
  const file = join(site, '.dooryard/production.env')
  if (!existsSync(file)) {
    const text = await mustRun('node', [join(root, 'packages/server/dist/cli.js'), 'keys'])
    await mkdir(join(site, '.dooryard'), { recursive: true, mode: 0o700 })
    await writeFile(join(site, '.dooryard/.gitignore'), '*\n')
    await writeFile(file, text, { mode: 0o600 })
  }
  const lines = (await readFile(file, 'utf8')).matchAll(/^([A-Z_]+)=(\S+)$/gm)
  return Object.fromEntries([...lines].map(([, name, value]) => [name, value]))
}
