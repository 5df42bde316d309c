import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AstroConfig, IntegrationResolvedRoute } from 'astro'
import { isPostgres } from './private-files.ts'

/** What to tell about the site's middleware, without which no page knows who is there. */
export function middlewareNotices(
  { srcDir }: Pick<AstroConfig, 'srcDir'>,
  packageName: string,
): string[] {
  const file = ['middleware', 'middleware/index']
    .flatMap((name) => ['ts', 'js', 'mts', 'mjs', 'tsx'].map((end) => `${name}.${end}`))
    .find((name) => existsSync(fileURLToPath(new URL(name, srcDir))))
  if (!file) {
    return [
      'The site has no middleware, so no page knows who is signed in. Make src/middleware.ts:\n' +
        `  import { clerkMiddleware } from '${packageName}/server'\n` +
        '  export const onRequest = clerkMiddleware()',
    ]
  }
  const text = readFileSync(new URL(file, srcDir), 'utf8')
  if (isWithoutUs(text)) {
    return [
      `src/${file} has no clerkMiddleware, so no page knows who is signed in. Write there:\n` +
        "  import { sequence } from 'astro:middleware'\n" +
        `  import { clerkMiddleware } from '${packageName}/server'\n` +
        '  export const onRequest = sequence(clerkMiddleware(), yourOwn)',
    ]
  }
  if (!/onRequest\s*=\s*clerkMiddleware\s*(;|$)|clerkMiddleware\s+as\s+onRequest/m.test(text)) {
    return []
  }
  return [
    `src/${file} gives clerkMiddleware to Astro without calling it. Write: export const onRequest = clerkMiddleware()`,
  ]
}

/** Only where it is certain: what the file imports may hold the middleware, except for what is of Astro or Node.js. */
function isWithoutUs(text: string): boolean {
  const imported = [...text.matchAll(/(?:from|import|require)\s*\(?\s*(['"`])(.*?)\1/g)]
  return (
    !text.includes('clerkMiddleware') &&
    imported.every(([, , specifier = '']) => /^(astro$|astro[:/]|node:)/.test(specifier))
  )
}

/** What to tell about a site that is to share the accounts of another one, and has a server of its own. */
export function satelliteNotices({ isSatellite }: { isSatellite?: unknown }): string[] {
  if (isSatellite !== true) return []
  return [
    'isSatellite (or PUBLIC_CLERK_IS_SATELLITE) has no effect here: the site has a server of its own below /__clerk, and ' +
      'accounts of its own. Take it out, or set the PUBLIC_CLERK_PUBLISHABLE_KEY of the server that both sites are to share.',
  ]
}

type Route = Pick<IntegrationResolvedRoute, 'isPrerendered' | 'type' | 'origin' | 'pattern'>

/** What to tell about a site whose pages are all made when it is built: then there is no visitor to know. */
export function prerenderedNotices(routes: Route[], output: AstroConfig['output']): string[] {
  const pages = routes.filter(({ type, origin }) => type === 'page' && origin === 'project')
  if (output === 'server' || pages.length === 0 || pages.some((page) => !page.isPrerendered))
    return []
  return [
    "All pages are prerendered (output: 'static'), so none knows its visitor: Astro.locals.auth() is for pages that are " +
      "rendered on demand. Write output: 'server' in astro.config, or export const prerender = false in such pages.",
  ]
}

/** What to tell about hosts on which a database in a file is lost, or none can be opened at all. */
export function hostNotice(
  adapter: string | undefined,
  database?: string,
): { text: string; isFatal: boolean } | null {
  if (adapter === '@astrojs/cloudflare') {
    return {
      isFatal: true,
      text:
        'Cloudflare Workers have no files and no SQLite of Node.js, so the embedded server cannot run there. Run ' +
        '`dooryard serve` on a machine with a disk, and set the PUBLIC_CLERK_PUBLISHABLE_KEY of that server here; or ' +
        'use the Node adapter.',
    }
  }
  if (adapter !== '@astrojs/vercel' && adapter !== '@astrojs/netlify') return null
  if (database && isPostgres(database)) return null
  return {
    isFatal: false,
    text:
      `The users are in a file, and what ${adapter} deploys has no disk that lasts: they will be gone with the next ` +
      'deployment, and each instance will have others. Set DOORYARD_DATABASE to the address of a PostgreSQL database; or run ' +
      '`dooryard serve` on a machine with a disk and set its PUBLIC_CLERK_PUBLISHABLE_KEY here, or use the Node adapter.',
  }
}
