import { join } from 'node:path'
import { mustRun } from '../../scripts/workspace.mjs'
import { testKeys } from '../../tests/harness/site.ts'
import type { Measure } from '../measure.ts'
import { inTurns } from '../measures/in-turns.ts'
import { genuinely } from '../stage.ts'

export default {
  title: 'Build of a site',
  how: `Processor time of \`astro build\`, with all its threads and processes, over that of the same two pages without any SDK, in turns, each five
times. Ours builds the server, its sign-in and sign-up pages and all components into it; pages with the genuine SDK load those from elsewhere.`,
  async measure(stage) {
    const sites = await stage.installed()
    const costs = await inTurns(5, {
      none: () => buildCost(sites.none),
      ours: () => buildCost(sites.ours),
      genuine: () => buildCost(sites.genuine),
    })
    return {
      rows: [
        {
          what: '`astro build`, over a site without SDK',
          beside: genuinely(costs.genuine - costs.none),
          ours: costs.ours - costs.none,
          unit: 's',
          goal: { atMost: 1 },
        },
      ],
      details: `Without any it is ${costs.none.toFixed(1)} s.`,
    }
  },
} satisfies Measure

/** Seconds of processor time, as the shell counts what it waited for. */
async function buildCost(cwd: string): Promise<number> {
  const astro = join(cwd, '../node_modules/astro/bin/astro.mjs')
  const env = {
    PUBLIC_CLERK_PUBLISHABLE_KEY: testKeys.publishableKey,
    CLERK_SECRET_KEY: testKeys.secretKey,
  }
  const output = await mustRun('sh', ['-c', `node ${astro} build && times`], { cwd, env })
  const [, children = ''] = output.trim().split('\n').slice(-2)
  const times = [...children.matchAll(/(\d+)m([\d.]+)s/g)]
  if (times.length !== 2) throw new Error(`No times in:\n${output}`)
  return times.reduce(
    (sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds),
    0,
  )
}
