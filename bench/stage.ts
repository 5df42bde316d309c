import { join } from 'node:path'
import { ensureChromium } from '../scripts/chromium.mjs'
import { type RunningPostgres, startPostgres } from '../scripts/postgres.mjs'
import { installApart, mustRun, root } from '../scripts/workspace.mjs'
import { openBrowser, type TestBrowser } from '../tests/harness/browser.ts'
import { type Site, startSite } from '../tests/harness/site.ts'
import { startGenuineSite } from './genuine-site.ts'
import { type InstalledSites, installSites } from './measures/installed-sites.ts'
import { whole } from './whole.ts'

/** What measures share. Each thing is installed and started when the first of them asks, and ends with the run. */
export interface Stage {
  /** The bench's site, built and served by the Node adapter. */
  ours(): Promise<Site>
  /** The same site on the genuine packages. */
  genuine(): Promise<Site>
  /** Both with every way to sign in, twelve providers, and organizations. */
  oursWhole(): Promise<Site>
  genuineWhole(): Promise<Site>
  /** A page behind a middleware that does nothing. */
  bare(): Promise<Site>
  chromium(): Promise<TestBrowser>
  postgres(): Promise<RunningPostgres>
  /** Sites with packages as they are published. */
  installed(): Promise<InstalledSites>
  /** The folder in which Better Auth is installed. */
  betterAuth(): Promise<string>
  close(): Promise<void>
}

export function createStage(): Stage {
  const endings: (() => Promise<unknown>)[] = []
  const once = <Thing>(start: () => Promise<Thing>, end?: (thing: Thing) => Promise<unknown>) => {
    let thing: Promise<Thing> | undefined
    return () => {
      thing ??= start().then((started) => {
        if (end) endings.push(() => end(started))
        return started
      })
      return thing
    }
  }
  const site = (start: () => Promise<Site>) => once(start, (started) => started.stop())
  const own = (example: string, env = {}) =>
    startSite({ example: join(root, example), mode: 'production', env })
  const theirs = async (settings?: typeof whole) => {
    await mustRun('node', ['install.mjs'], { cwd: join(root, 'conformance') })
    return startGenuineSite(settings)
  }
  const betterAuth = join(root, 'bench/better-auth')
  return {
    ours: site(() => own('bench/site')),
    genuine: site(theirs),
    oursWhole: site(() => own('bench/site', { BENCH_SETTINGS: JSON.stringify(whole) })),
    genuineWhole: site(() => theirs(whole)),
    bare: site(() => own('bench/bare')),
    chromium: once(
      async () => {
        await ensureChromium()
        return openBrowser()
      },
      (browser) => browser.close(),
    ),
    postgres: once(startPostgres, (postgres) => postgres.stop()),
    installed: once(installSites, (sites) => sites.remove()),
    betterAuth: once(async () => {
      await installApart(betterAuth)
      return betterAuth
    }),
    async close() {
      await Promise.allSettled(endings.map((end) => end()))
    },
  }
}

/** One after the other, so that neither disturbs the other's figure. */
export async function both<T>(
  { genuine: startGenuine, ours }: Pick<Stage, 'genuine' | 'ours'>,
  measure: (url: string, site: Site) => Promise<T>,
): Promise<{ theirs: T; ours: T }> {
  const genuine = await startGenuine()
  const own = await ours()
  const theirs = await measure(genuine.url, genuine)
  return { theirs, ours: await measure(own.url, own) }
}

/** Beside whom most figures stand. */
export const genuinely = (value: number) => ({ who: 'genuine', value })
