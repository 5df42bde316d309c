import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { mustRun, root } from '../scripts/workspace.mjs'
import { openBrowser, type WatchedPage } from '../tests/harness/browser.ts'
import { type Site, startSite, testKeys } from '../tests/harness/site.ts'
import { startGenuineSite } from './genuine-site.ts'
import { timeAuthenticate } from './measures/authenticate.ts'
import { flood } from './measures/flood.ts'
import { median } from './measures/median.ts'
import { residentMemory } from './measures/memory.ts'
import { type PageView, pageCosts } from './measures/page-cost.ts'
import { requestsBeforeLoaded, weighPage } from './measures/page-weight.ts'
import { countRedirects } from './measures/redirects.ts'
import { isReached, type Row, toTable } from './table.ts'
import { expiredToken, signedInVisitor } from './visitor.ts'

const genuine = await startGenuineSite()
const ours = await startSite({ example: join(root, 'bench/site'), mode: 'production' })
const bare = await startSite({ example: join(root, 'bench/bare'), mode: 'production' })
const chromium = await openBrowser()
try {
  const rows = [
    ...(await pageRows()),
    await memoryRow(), // before thousands of views
    ...(await costRows()),
    await authenticateRow(),
    await redirectRow(),
    await readyRow(),
    await floodRow(),
  ]
  const table = toTable(rows)
  console.log(`\n${table}\n`)
  const short = rows.filter((row) => !isReached(row))
  if (short.length > 0) console.log(`${short.length} of ${rows.length} fall short.`)
  if (process.argv.includes('--write')) await writeFile(join(root, 'docs/bench.md'), page(table))
} finally {
  await Promise.allSettled([chromium.close(), genuine.stop(), ours.stop(), bare.stop()])
}

async function pageRows(): Promise<Row[]> {
  const form = '.cl-signIn-root input[name=identifier]'
  const loaded = 'html[data-loaded]'
  const [theirForm, ourForm] = await both((url) => weighPage(chromium, `${url}/sign-in`, form))
  const use = (page: WatchedPage) => page.fill(form, 'somebody@example.com')
  const [theirTyped, ourTyped] = await both((url) =>
    weighPage(chromium, `${url}/sign-in`, form, { use }),
  )
  const [theirStores, ourStores] = await both((url) => weighPage(chromium, `${url}/stores`, loaded))
  const [theirPlain, ourPlain] = await both((url) => weighPage(chromium, `${url}/`, 'h1'))
  const [theirRequests, ourRequests] = await both((url) =>
    requestsBeforeLoaded(chromium, `${url}/stores`),
  )
  const weight = (what: string, genuine: number, ours: number, atMost: number): Row => {
    return { what: `JavaScript, gzip: ${what}`, genuine, ours, unit: 'KB', limit: { atMost } }
  }
  return [
    weight('sign-in page', theirForm.kilobytes, ourForm.kilobytes, 12),
    weight('sign-in page, once somebody types', theirTyped.kilobytes, ourTyped.kilobytes, 35),
    weight('stores and control components', theirStores.kilobytes, ourStores.kilobytes, 10),
    weight('page with neither', theirPlain.kilobytes, ourPlain.kilobytes, 1),
    {
      what: 'requests before stores are loaded',
      genuine: theirRequests,
      ours: ourRequests,
      unit: '',
      limit: { atMost: 0 },
    },
  ]
}

/** What a page view costs the process of the site: times that of the bare page, behind a middleware that does nothing. */
async function costRows(): Promise<Row[]> {
  const [theirs, our] = await both(visitorCookie)
  const view = (site: Site, path: string, cookie: PageView['cookie']): PageView => {
    return { pid: site.pid, url: `${site.url}${path}`, cookie }
  }
  const views = (path: string) => ({
    [`genuine ${path}`]: view(genuine, path, theirs),
    [`ours ${path}`]: view(ours, path, our),
  })
  const paths = ['/plain', '/guarded', '/components']
  const pages = { bare: view(bare, '/plain', our), ...Object.assign({}, ...paths.map(views)) }
  const costs = await pageCosts<string>(pages)
  const row = (what: string, path: string, atMost: number): Row => ({
    what: `CPU of a signed-in page view, over bare Astro: ${what}`,
    genuine: costs[`genuine ${path}`]! / costs.bare!,
    ours: costs[`ours ${path}`]! / costs.bare!,
    unit: '×',
    limit: { atMost },
  })
  const [theirHtml, ourHtml] = await both(async (url, site) => {
    const headers = { cookie: await (site === genuine ? theirs : our)(), accept: 'text/html' }
    const page = await fetch(`${url}/components`, { headers })
    return (await page.arrayBuffer()).byteLength / 1000
  })
  return [
    row('neither', '/plain', 1.3),
    row('`auth()` only', '/guarded', 1.3),
    row('`<Show>` and `<UserButton>`', '/components', 2),
    {
      what: 'HTML of that page',
      genuine: theirHtml,
      ours: ourHtml,
      unit: 'KB',
      limit: { atMost: 5 },
    },
  ]
}

/** The cookies of somebody who is signed in, each time with a fresh session token. */
async function visitorCookie(url: string, site: Site): Promise<PageView['cookie']> {
  const devBrowser = site === genuine
  const { visitor, sessionId } = await signedInVisitor(url, { devBrowser })
  return async () => {
    const cookies = new Map(visitor.cookies).set('__session', await visitor.token(sessionId))
    if (devBrowser) {
      cookies.set('__clerk_db_jwt', visitor.devBrowser!)
      cookies.set('__client_uat', String(Math.floor(Date.now() / 1000) - 300))
    }
    return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }
}

async function authenticateRow(): Promise<Row> {
  const { createServer } = await import('dooryard')
  const database = join(ours.dataDir, 'dooryard.sqlite')
  const server = await createServer({ ...testKeys, mode: 'development', database })
  const { jwtKey } = server
  await server.close()
  const { visitor, sessionId } = await signedInVisitor(ours.url)
  const token = await visitor.token(sessionId)
  const clientUat = String(Math.floor(Date.now() / 1000) - 5)
  const genuineBackend = createRequire(join(root, 'conformance/package.json')).resolve(
    '@clerk/backend',
  )
  const { createClerkClient } = await import(pathToFileURL(genuineBackend).href)
  const times = await timeAuthenticate(createClerkClient, {
    ...testKeys,
    token,
    clientUat,
    jwtKey,
  })
  return {
    what: 'authenticateRequest, signed in, warm',
    ...times,
    unit: 'µs',
    limit: { share: 1 / 20 },
  }
}

async function redirectRow(): Promise<Row> {
  const [theirs, our] = await both(async (url, site) => {
    const signedIn = await signedInVisitor(url, { devBrowser: site === genuine })
    const token = await expiredToken(join(site.dataDir, 'dooryard.sqlite'), signedIn)
    const cookies = new Map(signedIn.visitor.cookies).set('__session', token)
    cookies.set('__client_uat', String(Math.floor(Date.now() / 1000) - 300))
    const { devBrowser } = signedIn.visitor
    if (devBrowser) cookies.set('__clerk_db_jwt', devBrowser)
    return countRedirects(`${url}/stores`, cookies)
  })
  return {
    what: 'redirects, first visit with an expired token',
    genuine: theirs,
    ours: our,
    unit: '',
    limit: { atMost: 0 },
  }
}

async function readyRow(): Promise<Row> {
  const { publishableKey, secretKey } = testKeys
  const script = join(root, 'bench/measures/ready.mjs')
  const args = [script, join(ours.dataDir, 'dooryard.sqlite'), publishableKey, secretKey]
  const times: number[] = []
  for (let i = 0; i < 7; i++) {
    const output = await mustRun('node', args)
    times.push(Number(/^ready=([\d.]+)$/m.exec(output)?.[1]))
  }
  return {
    what: 'server ready on an existing database',
    genuine: null,
    ours: median(times),
    unit: 'ms',
    limit: { atMost: 100 },
  }
}

async function memoryRow(): Promise<Row> {
  await both((url) => fetch(`${url}/`).then((response) => response.text()))
  await fetch(`${bare.url}/`).then((response) => response.text())
  const without = await residentMemory(bare.pid)
  return {
    what: 'memory over a bare Astro server',
    genuine: (await residentMemory(genuine.pid)) - without,
    ours: (await residentMemory(ours.pid)) - without,
    unit: 'MB',
    limit: { atMost: 60 },
  }
}

async function floodRow(): Promise<Row> {
  return {
    what: 'token refresh, p99, under 500 wrong passwords at once',
    genuine: null,
    ours: (await flood()).refreshP99,
    unit: 'ms',
    limit: { atMost: 250 },
  }
}

/** One after the other, so that neither disturbs the other's figure. */
async function both<T>(measure: (url: string, site: Site) => Promise<T>): Promise<[T, T]> {
  const theirs = await measure(genuine.url, genuine)
  return [theirs, await measure(ours.url, ours)]
}

function page(table: string): string {
  return `# Figures

Printed by \`npm run bench\` and written by \`npm run bench -- --write\`: genuine \`@clerk/astro\` 4.0.21,
\`@clerk/backend\` 3.25.0, \`clerk-js\` 6.40.0 and \`@clerk/ui\` 1.36.0 beside ours, in one run on one machine. Sizes are
gzipped by the bench itself, in KB of 1000 bytes; the genuine packages speak to our server on the same machine, so no figure
contains a network. Memory of the genuine SDK does not include a server; ours does. CPU of a page view is that of all
threads of the site's process (the genuine site has its server in another), in rounds of 400 views that alternate with those of a
bare page behind a middleware that does nothing; the pages are those of \`bench/site/src/pages\`.

${table}
`
}
