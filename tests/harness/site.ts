import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { mustRun, packageFolders, root } from '../../scripts/workspace.mjs'
import { oneAtATime } from './one-at-a-time.ts'
import { freePort, startProgram, untilReady } from './process.ts'

export interface SiteOptions {
  /** A folder of `examples/`, or the absolute path of any other Astro site. */
  example: 'quickstart' | 'showcase' | (string & {})
  /** `dev`: astro dev. `production`: astro build, served by the Node adapter. */
  mode: 'dev' | 'production'
  /** Added to a clean environment; `undefined` takes a variable away. */
  env?: Record<string, string | undefined>
  /** What differs in the environment of the build. */
  buildEnv?: Record<string, string | undefined>
  /** The data folder of an earlier site, to start again on the same database. */
  dataDir?: string
}

export interface Site {
  readonly pid: number
  /** Origin without a trailing slash. */
  readonly url: string
  /** Holds this site's SQLite file; removed by `stop()` unless it was passed in. */
  readonly dataDir: string
  readonly secretKey: string
  readonly publishableKey: string
  output(): string
  stop(signal?: NodeJS.Signals): Promise<void>
}

/** Keys of a development instance: `+clerk_test` addresses take 424242. */
export const testKeys = {
  publishableKey: `pk_test_${Buffer.from('calm-otter-42.dooryard.internal$').toString('base64').replace(/=+$/, '')}`,
  secretKey: `sk_test_${randomBytes(32).toString('hex').slice(0, 43)}`,
}

/**
 * Starts an example on a free port, with a database of its own outside the repository.
 * @throws with the site's whole output when it does not answer
 */
export async function startSite(options: SiteOptions): Promise<Site> {
  const cwd = options.example.startsWith('/')
    ? options.example
    : join(root, 'examples', options.example)
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'dooryard-site-')))
  const env = {
    ...cleanEnv(),
    PUBLIC_CLERK_PUBLISHABLE_KEY: testKeys.publishableKey,
    CLERK_SECRET_KEY: testKeys.secretKey,
    DOORYARD_DATABASE: join(dataDir, 'dooryard.sqlite'),
    DOORYARD_UNSAFE_MAILBOX: 'true',
    ...options.env,
  }
  // Two that prepare packages in one folder, or read while another builds there, meddle with each other.
  const letGo = options.mode === 'dev' ? await oneAtATime(cwd) : () => {}
  const port = await freePort()
  const url = `http://localhost:${port}`
  const program =
    options.mode === 'dev'
      ? startProgram(astroOf(cwd), ['dev', '--port', String(port), '--ignore-lock'], { cwd, env })
      : startProgram(
          'node',
          [join(await buildSite(cwd, { ...env, ...options.buildEnv }), 'server/entry.mjs')],
          {
            cwd,
            env: { ...env, NODE_ENV: 'production', HOST: 'localhost', PORT: String(port) },
          },
        )
  await untilReady(program, `${url}/`).catch((error) => {
    letGo()
    throw error
  })
  return {
    pid: program.pid,
    url,
    dataDir,
    secretKey: testKeys.secretKey,
    publishableKey: testKeys.publishableKey,
    output: program.output,
    async stop(signal) {
      await program.stop(signal)
      letGo()
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** What only a server reads where it runs: a build is the same with it and without. */
const OF_THE_SERVER = /^(CLERK_SECRET_KEY$|DOORYARD_)/

/**
 * Builds a site once for one set of sources and build-time variables; later calls, of other workers too, reuse the output.
 * The output lies inside the site's git-ignored `dist`, where its packages resolve.
 */
async function buildSite(cwd: string, env: Record<string, string | undefined>): Promise<string> {
  const letGo = await oneAtATime(cwd)
  try {
    return await buildOnce(cwd, env)
  } finally {
    letGo()
  }
}

async function buildOnce(cwd: string, env: Record<string, string | undefined>): Promise<string> {
  const buildTime = Object.entries(env).filter(
    ([name, value]) => value !== undefined && !OF_THE_SERVER.test(name),
  )
  const name = createHash('sha256').update(JSON.stringify(buildTime)).digest('hex').slice(0, 12)
  const out = join(cwd, 'dist', name)
  const stamp = join(out, '.built')
  const folders = [...packageFolders.map((folder) => join(folder, 'dist')), join(cwd, 'src')]
  const sources = [...folders, join(cwd, 'astro.config.mjs'), join(cwd, 'public')]
  if (existsSync(stamp) && (await newest([stamp])) > (await newest(sources))) return out
  await rm(out, { recursive: true, force: true })
  await mustRun(astroOf(cwd), ['build', '--outDir', out], { cwd, env })
  await mkdir(out, { recursive: true })
  await writeFile(stamp, '')
  return out
}

/** The Astro that the site would find: its own, else the one of a folder above it. */
function astroOf(cwd: string): string {
  const program = join(cwd, 'node_modules/.bin/astro')
  return existsSync(program) || cwd === dirname(cwd) ? program : astroOf(dirname(cwd))
}

async function newest(paths: string[]): Promise<number> {
  const times = await Promise.all(
    paths.filter(existsSync).map(async (path) => {
      const info = await stat(path)
      if (!info.isDirectory()) return info.mtimeMs
      const entries = await readdir(path, { recursive: true, withFileTypes: true })
      const files = entries.filter((entry) => entry.isFile())
      const stats = await Promise.all(files.map((file) => stat(join(file.parentPath, file.name))))
      return Math.max(0, ...stats.map((each) => each.mtimeMs))
    }),
  )
  return Math.max(0, ...times)
}

/** Takes the variables away that would configure a site from the outside. */
function cleanEnv(): Record<string, undefined> {
  const names = Object.keys(process.env).filter((name) =>
    /^(PUBLIC_)?(CLERK|DOORYARD)_|^VITEST|^NODE_ENV$|^(PORT|HOST|TEST|DEV|PROD|SSR|MODE|BASE_URL)$/.test(
      name,
    ),
  )
  return Object.fromEntries(names.map((name) => [name, undefined]))
}
