import { setTimeout } from 'node:timers/promises'
import { LOADED, watchOthers } from './machine.ts'
import type { Finding, Measure } from './measure.ts'
import type { Stage } from './stage.ts'

export interface Measured {
  name: string
  measure: Measure
  finding: Finding
  seconds: number
  /** What others used of the machine meanwhile, where it was much. */
  load: string | null
}

/** A measure that takes longer than this does not end by itself. */
const PATIENCE = 8 * 60_000

interface Told {
  done: (measured: Measured) => void
  failed: (name: string, error: unknown) => void
}

/** One after the other; one that fails is told, and the others go on. */
export async function runMeasures(
  measures: Record<string, Measure>,
  stage: Stage,
  { done, failed }: Told,
  patience = PATIENCE,
): Promise<Measured[]> {
  const all: Measured[] = []
  for (const [name, measure] of Object.entries(measures)) {
    try {
      await measure.prepare?.()
      const begin = performance.now()
      const others = await watchOthers()
      const finding = await within(patience, measure.measure(stage))
      if (finding.rows.length === 0) throw new Error('it has no rows')
      const seconds = (performance.now() - begin) / 1000
      const measured = { name, measure, finding, seconds, load: loadOf(await others()) }
      all.push(measured)
      done(measured)
    } catch (error) {
      failed(name, error)
    }
  }
  return all
}

async function within(patience: number, work: Promise<Finding>): Promise<Finding> {
  const over = new AbortController()
  const finding = await Promise.race([
    work,
    setTimeout(patience, null, { signal: over.signal }),
  ]).finally(() => over.abort())
  if (!finding) throw new Error(`it was given up after ${patience / 60_000} minutes`)
  return finding
}

function loadOf(share: number): string | null {
  if (share <= LOADED) return null
  const percent = (share * 100).toFixed(0)
  return `Others used ${percent} % of the machine meanwhile: ratios hold, times less so.`
}
