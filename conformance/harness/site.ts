import { readFile } from 'node:fs/promises'
import { join, normalize } from 'node:path'
import { createServer, type DooryardServer, type ServerOptions } from 'dooryard'
import { inject } from 'vitest'
import { testKeys } from '../../tests/harness/site.ts'
import { watchClerk } from './browser-methods.ts'
import { bookIn } from './covered.ts'
import { type Listener, listen } from './http.ts'
import { noteExchange } from './wire.ts'

const bundles = join(import.meta.dirname, '../.cache/@clerk')

export interface GenuineSite extends Listener {
  readonly server: DooryardServer
}

/**
 * Our server at `/__clerk` of an origin that also serves a page with genuine clerk-js and @clerk/ui,
 * speaking to it through `proxyUrl`. `/?component=SignUp` mounts that component.
 */
export async function startGenuineSite(
  keys = testKeys,
  options: Partial<ServerOptions> = {},
): Promise<GenuineSite> {
  const server = await createServer({
    ...keys,
    mode: 'development',
    database: ':memory:',
    basePath: '/__clerk',
    ...options,
  })
  const listener = await listen(async (request, info) => {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/__clerk/')) return answer(server, request, info)
    if (pathname === '/covered') return note(request)
    if (pathname === '/watch.js')
      return script(`(${watchClerk})(${JSON.stringify(inject('resources'))})`)
    if (pathname.startsWith('/genuine/')) return bundle(pathname.slice('/genuine/'.length))
    return page()
  })
  return {
    ...listener,
    server,
    async close() {
      await listener.close()
      await server.close()
    },
  }
}

/** What our server answers; what is asked for by genuine code is written down. */
async function answer(server: DooryardServer, request: Request, info: { clientAddress: string }) {
  const body = request.clone().text()
  const response = await server.fetch(request, info)
  await noteExchange(request, await body, response.clone())
  return response
}

/** A method that the page's `Clerk` object did. */
async function note(request: Request) {
  bookIn(inject('covered'))('browser methods', await request.text())
  return new Response(null, { status: 204 })
}

/** A file of the genuine browser bundles: `clerk-js/dist/clerk.browser.js`. */
export async function bundle(path: string): Promise<Response> {
  const file = join(bundles, normalize(`/${path}`))
  const text = await readFile(file).catch(() => null)
  if (!text) return new Response('not found', { status: 404 })
  return script(text)
}

const script = (text: string | Uint8Array<ArrayBuffer>) =>
  new Response(text, { headers: { 'content-type': 'text/javascript' } })

function page(): Response {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><title>Genuine</title><link rel="icon" href="data:,">
<script
  src="/genuine/clerk-js/dist/clerk.browser.js"
  data-clerk-js-script
  data-clerk-publishable-key="${testKeys.publishableKey}"
  data-clerk-proxy-url="/__clerk"
></script>
<script src="/watch.js"></script>
<script src="/genuine/ui/dist/ui.browser.js" data-clerk-ui-script></script>
</head>
<body>
<div id="app"></div>
<script type="module">
  await window.Clerk.load({
    ui: { ClerkUI: window.__internal_ClerkUICtor },
    signInUrl: '/?component=SignIn',
    signUpUrl: '/?component=SignUp',
    signInFallbackRedirectUrl: '/',
    signUpFallbackRedirectUrl: '/',
    telemetry: { disabled: true },
  })
  const component = new URL(location.href).searchParams.get('component')
  if (component) window.Clerk['mount' + component](document.getElementById('app'), { routing: 'hash' })
  document.body.dataset.ready = window.Clerk.user ? 'signed-in' : 'signed-out'
</script>
</body>
</html>`
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}
