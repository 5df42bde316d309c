import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type ServerOptions } from 'dooryard'
import { listen } from '../conformance/harness/http.ts'
import { bundle } from '../conformance/harness/site.ts'
import { root } from '../scripts/workspace.mjs'
import { freePort } from '../tests/harness/process.ts'
import { type Site, startSite, testKeys } from '../tests/harness/site.ts'
import { compressed } from './front.ts'

/**
 * The bench's site on genuine @clerk/astro, clerk-js and @clerk/ui, all from one origin, with our server behind
 * its `proxyUrl`: the genuine packages get a server without a network between.
 */
export async function startGenuineSite(settings?: ServerOptions['settings']): Promise<Site> {
  const folder = join(root, 'conformance/.cache', settings ? 'bench-site-whole' : 'bench-site')
  await rm(folder, { recursive: true, force: true })
  await cp(join(root, 'bench/site'), folder, {
    recursive: true,
    filter: (path) => !/\/(dist|\.astro)(\/|$)/.test(path),
  })
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const dataDir = await mkdtemp(join(tmpdir(), 'dooryard-genuine-'))
  const server = await createServer({
    ...testKeys,
    mode: 'development',
    database: join(dataDir, 'dooryard.sqlite'),
    basePath: '/__clerk',
    settings,
  })
  const site = await startSite({
    example: folder,
    mode: 'production',
    dataDir,
    env: {
      PUBLIC_CLERK_PROXY_URL: `${origin}/__clerk`,
      PUBLIC_CLERK_JS_URL: `${origin}/genuine/clerk-js/dist/clerk.browser.js`,
      PUBLIC_CLERK_UI_URL: `${origin}/genuine/ui/dist/ui.browser.js`,
      PUBLIC_CLERK_TELEMETRY_DISABLED: '1',
      CLERK_TELEMETRY_DISABLED: '1',
      CLERK_API_URL: `${origin}/__clerk/api`,
    },
  })
  const front = await listen(async (request, info) => {
    const { pathname, search } = new URL(request.url)
    if (pathname.startsWith('/__clerk/')) return server.fetch(request, info)
    const isBundle = pathname.startsWith('/genuine/')
    return compressed(
      request,
      await (isBundle
        ? bundle(pathname.slice('/genuine/'.length))
        : forward(request, `${site.url}${pathname}${search}`)),
    )
  }, port)
  return {
    ...site,
    url: origin,
    async stop() {
      await Promise.all([front.close(), site.stop(), server.close()])
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function forward(request: Request, url: string): Promise<Response> {
  const headers = new Headers(request.headers)
  headers.delete('connection')
  headers.set('x-forwarded-host', new URL(request.url).host)
  headers.set('x-forwarded-proto', 'http')
  const { status, headers: found, body } = await fetch(url, { headers, redirect: 'manual' })
  const answered = new Headers(found)
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'connection']) {
    answered.delete(name)
  }
  return new Response(body, { status, headers: answered })
}
