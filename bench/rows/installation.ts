import { join } from 'node:path'
import { type Installed, installedWith } from '../../tests/harness/installed.ts'
import type { Measure } from '../measure.ts'
import { genuinely } from '../stage.ts'

export default {
  title: 'Installation',
  how: `What \`npm install\` of the packed SDK brings, Astro and other peers left out: sizes of files, and packages, the SDK included. The genuine SDK
brings no server.`,
  async measure(stage) {
    const sites = await stage.installed()
    const [theirs, ours] = [sites.genuine, sites.ours].map(broughtTo) as [Installed, Installed]
    return {
      rows: [
        {
          what: 'installed files',
          beside: genuinely(theirs.bytes / 1e6),
          ours: ours.bytes / 1e6,
          unit: 'MB',
          goal: { atMost: 15 },
        },
        {
          what: 'installed packages',
          beside: genuinely(theirs.packages.length),
          ours: ours.packages.length,
          unit: '',
        },
      ],
    }
  },
} satisfies Measure

const broughtTo = (site: string): Installed =>
  installedWith(join(site, 'node_modules/@clerk/astro/package.json'))
