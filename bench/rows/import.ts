import { mustRun } from '../../scripts/workspace.mjs'
import type { Measure } from '../measure.ts'
import { inTurns } from '../measures/in-turns.ts'

export default {
  title: 'Import of the server',
  how: `Processor time of a process that imports the server and ends, less that of one that imports nothing, in turns, each nine times. The
packages are packed and installed, as they are for strangers.`,
  async measure(stage) {
    const { ours } = await stage.installed()
    const betterAuth = await stage.betterAuth()
    const costs = await inTurns(9, {
      nothing: () => importCost(ours, 'node:process'),
      server: () => importCost(ours, 'dooryard'),
      other: () => importCost(betterAuth, 'better-auth'),
    })
    return {
      rows: [
        {
          what: 'import of the server',
          beside: { who: 'Better Auth', value: costs.other - costs.nothing },
          ours: costs.server - costs.nothing,
          unit: 'ms',
          goal: { atMost: 150 },
        },
      ],
    }
  },
} satisfies Measure

/** Milliseconds of all threads, until what was imported is there. */
async function importCost(cwd: string, name: string): Promise<number> {
  const code = `await import('${name}')
const { user, system } = process.cpuUsage()
console.log('cost=' + (user + system) / 1000)
process.exit()`
  const output = await mustRun('node', ['--input-type=module', '--eval', code], { cwd })
  return Number(/^cost=([\d.]+)$/m.exec(output)?.[1])
}
