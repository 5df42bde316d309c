import { median } from './median.ts'

/** The median of each, all measured once a round, so that they meet the same machine; the first round only warms. */
export async function inTurns<Name extends string>(
  rounds: number,
  measures: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number>> {
  const entries = Object.entries(measures) as [Name, () => Promise<number>][]
  const found = new Map<Name, number[]>(entries.map(([name]) => [name, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const [name, measure] of entries) {
      const value = await measure()
      if (round > 0) found.get(name)!.push(value)
    }
  }
  return Object.fromEntries(entries.map(([name]) => [name, median(found.get(name)!)])) as Record<
    Name,
    number
  >
}
