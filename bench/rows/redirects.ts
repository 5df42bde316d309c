import { join } from 'node:path'
import type { Measure } from '../measure.ts'
import { countRedirects } from '../measures/redirects.ts'
import { both, genuinely } from '../stage.ts'
import { expiredToken, signedInVisitor } from '../visitor.ts'

export default {
  title: 'A visit after the token has expired',
  how: 'Redirects that a browser follows before it sees a page, when it comes with a session token that expired a minute ago.',
  async measure(stage) {
    const genuine = await stage.genuine()
    const { theirs, ours } = await both(stage, async (url, site) => {
      const signedIn = await signedInVisitor(url, { devBrowser: site === genuine })
      const token = await expiredToken(join(site.dataDir, 'dooryard.sqlite'), signedIn)
      const cookies = new Map(signedIn.visitor.cookies).set('__session', token)
      cookies.set('__client_uat', String(Math.floor(Date.now() / 1000) - 300))
      const { devBrowser } = signedIn.visitor
      if (devBrowser) cookies.set('__clerk_db_jwt', devBrowser)
      return countRedirects(`${url}/stores`, cookies)
    })
    return {
      rows: [
        {
          what: 'redirects, first visit with an expired token',
          beside: genuinely(theirs),
          ours,
          unit: '',
          goal: { atMost: 0 },
          isHeadline: true,
        },
      ],
    }
  },
} satisfies Measure
