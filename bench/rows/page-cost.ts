import type { Site } from '../../tests/harness/site.ts'
import type { Measure } from '../measure.ts'
import { type PageView, pageCosts } from '../measures/page-cost.ts'
import { both, genuinely } from '../stage.ts'
import type { Row } from '../table.ts'
import { signedInVisitor } from '../visitor.ts'

const PATHS = ['/plain', '/guarded', '/components']

export default {
  title: 'What a signed-in page costs',
  how: `Processor time of the site's process for one view by somebody who is signed in, in rounds of 400 views that alternate between the
sites, over that of a bare page behind a middleware that does nothing. The genuine site has its server in another process, which is
not counted. The pages are those of \`bench/site/src/pages\`.`,
  async measure(stage) {
    const bare = await stage.bare()
    const genuine = await stage.genuine()
    const own = await stage.ours()
    const { theirs, ours } = await both(stage, (url, site) =>
      visitorCookie(url, { devBrowser: site === genuine }),
    )
    const view = (site: Site, path: string, cookie: PageView['cookie']): PageView => {
      return { pid: site.pid, url: `${site.url}${path}`, cookie }
    }
    const views = (path: string) => ({
      [`genuine ${path}`]: view(genuine, path, theirs),
      [`ours ${path}`]: view(own, path, ours),
    })
    const pages = { bare: view(bare, '/plain', ours), ...Object.assign({}, ...PATHS.map(views)) }
    const costs = await pageCosts<string>(pages)
    const row = (what: string, path: string, atMost: number): Row => ({
      what: `CPU of a signed-in page view, over bare Astro: ${what}`,
      beside: genuinely(costs[`genuine ${path}`]! / costs.bare!),
      ours: costs[`ours ${path}`]! / costs.bare!,
      unit: '×',
      goal: { atMost },
    })
    const html = await both(stage, async (url, site) => {
      const headers = { cookie: await (site === genuine ? theirs : ours)(), accept: 'text/html' }
      const page = await fetch(`${url}/components`, { headers })
      return (await page.arrayBuffer()).byteLength / 1000
    })
    return {
      rows: [
        row('neither', '/plain', 1.3),
        { ...row('`auth()` only', '/guarded', 1.3), isHeadline: true },
        { ...row('`<Show>` and `<UserButton>`', '/components', 2), isHeadline: true },
        {
          what: 'HTML of that page',
          beside: genuinely(html.theirs),
          ours: html.ours,
          unit: 'KB',
          goal: { atMost: 5 },
        },
      ],
    }
  },
} satisfies Measure

/** The cookies of somebody who is signed in, each time with a fresh session token. */
async function visitorCookie(
  url: string,
  { devBrowser }: { devBrowser: boolean },
): Promise<PageView['cookie']> {
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
