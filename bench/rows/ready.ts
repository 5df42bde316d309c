import { join } from 'node:path'
import { mustRun, root } from '../../scripts/workspace.mjs'
import { testKeys } from '../../tests/harness/site.ts'
import type { Measure } from '../measure.ts'
import { median } from '../measures/median.ts'

export default {
  title: 'Start of the embedded server',
  how: 'Time from `createServer` until it can answer, on a database that exists: the median of seven processes. Its import is not in it.',
  async measure(stage) {
    const { dataDir } = await stage.ours()
    const { publishableKey, secretKey } = testKeys
    const script = join(root, 'bench/measures/ready.mjs')
    const args = [script, join(dataDir, 'dooryard.sqlite'), publishableKey, secretKey]
    const times: number[] = []
    for (let i = 0; i < 7; i++) {
      const output = await mustRun('node', args)
      times.push(Number(/^ready=([\d.]+)$/m.exec(output)?.[1]))
    }
    return {
      rows: [
        {
          what: 'server ready on an existing database',
          ours: median(times),
          unit: 'ms',
          goal: { atMost: 100 },
        },
      ],
    }
  },
} satisfies Measure
