import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../scripts/workspace.mjs'
import { testKeys } from '../../tests/harness/site.ts'
import type { Measure } from '../measure.ts'
import { timeAuthenticate } from '../measures/authenticate.ts'
import { genuinely } from '../stage.ts'
import { signedInVisitor } from '../visitor.ts'

export default {
  title: 'Who is asking',
  how: 'Time of one `authenticateRequest` of a signed-in request, warm and with no network: the median of rounds that alternate.',
  async measure(stage) {
    await stage.genuine()
    const site = await stage.ours()
    const { createServer } = await import('dooryard')
    const database = join(site.dataDir, 'dooryard.sqlite')
    const server = await createServer({ ...testKeys, mode: 'development', database })
    const { jwtKey } = server
    await server.close()
    const { visitor, sessionId } = await signedInVisitor(site.url)
    const { theirs, ours } = await timeAuthenticate(await genuineClient(), {
      ...testKeys,
      token: await visitor.token(sessionId),
      clientUat: String(Math.floor(Date.now() / 1000) - 5),
      jwtKey,
    })
    return {
      rows: [
        {
          what: 'authenticateRequest, signed in, warm',
          beside: genuinely(theirs),
          ours,
          unit: 'µs',
          goal: { share: 1 / 20 },
        },
      ],
    }
  },
} satisfies Measure

async function genuineClient() {
  const require = createRequire(join(root, 'conformance/package.json'))
  const { createClerkClient } = await import(pathToFileURL(require.resolve('@clerk/backend')).href)
  return createClerkClient
}
