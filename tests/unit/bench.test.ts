import { describe, expect, test } from 'vitest'
import type { Measure } from '../../bench/measure.ts'
import { withHeadlines, withSections } from '../../bench/page.ts'
import { runMeasures } from '../../bench/run-measures.ts'
import type { Stage } from '../../bench/stage.ts'
import { isReached, type Row, toCells, toTable } from '../../bench/table.ts'

const stage = {} as Stage

const row = (what: string, ours: number, more: Partial<Row> = {}): Row => {
  return { what, ours, unit: 'ms', ...more }
}

const measureOf = (title: string, ...rows: Row[]): Measure => {
  return { title, how: `How ${title} is measured.`, measure: async () => ({ rows }) }
}

async function measure(measures: Record<string, Measure>, patience?: number) {
  const failures: [string, string][] = []
  const told = {
    done: () => {},
    failed: (name: string, error: unknown) => void failures.push([name, String(error)]),
  }
  return { measured: await runMeasures(measures, stage, told, patience), failures }
}

describe('a run of the bench', () => {
  test('says which measure failed and why, and loses no other', async () => {
    const { measured, failures } = await measure({
      first: measureOf('First', row('a', 1)),
      broken: { ...measureOf('Broken'), measure: () => Promise.reject(new Error('no engine')) },
      empty: measureOf('Empty'),
      last: measureOf('Last', row('b', 2)),
    })
    expect(measured.map(({ name }) => name)).toEqual(['first', 'last'])
    expect(failures).toEqual([
      ['broken', expect.stringContaining('no engine')],
      ['empty', expect.stringContaining('no rows')],
    ])
  })

  test('gives up what does not end', async () => {
    const endless: Measure = { ...measureOf('Endless'), measure: () => new Promise(() => {}) }
    const { measured, failures } = await measure(
      { endless, last: measureOf('Last', row('b', 2)) },
      1,
    )
    expect(measured.map(({ name }) => name)).toEqual(['last'])
    expect(failures).toEqual([['endless', expect.stringContaining('given up')]])
  })
})

describe('a row', () => {
  const beside = { who: 'another', value: 100 }
  test.each<[Partial<Row>, number, boolean]>([
    [{ goal: { atMost: 10 } }, 10, true],
    [{ goal: { atMost: 10 } }, 10.1, false],
    [{ goal: { share: 1 / 20 }, beside }, 5, true],
    [{ goal: { share: 1 / 20 }, beside }, 6, false],
    [{ goal: { times: 4 }, beside }, 400, true],
    [{ goal: { times: 4 }, beside }, 399, false],
    [{}, 1e9, true],
  ])('of %j is reached by %d: %s', (more, ours, reached) => {
    expect(isReached(row('it', ours, more))).toBe(reached)
    const verdict = more.goal ? (reached ? 'reached' : 'falls short') : ''
    expect(toCells(row('it', ours, more)).at(-1)).toBe(verdict)
  })

  test('whose goal is a ratio needs somebody beside', () => {
    expect(() => toCells(row('it', 1, { goal: { times: 4 } }))).toThrow('beside')
  })

  test('shows units, ratio and who is beside', () => {
    expect(toCells(row('it', 2, { beside, goal: { share: 1 / 20 } }))).toEqual([
      'it',
      '2.0 ms',
      '100 ms (another)',
      '1/50',
      '≤ 1/20',
      'reached',
    ])
  })
})

describe('the page of figures', () => {
  const page = async (former: string, measures: Record<string, Measure>, names: string[]) =>
    withSections(former, (await measure(measures)).measured, names)
  const limited = (what: string, ours: number) => row(what, ours, { goal: { atMost: 2 } })
  const both = { one: measureOf('One', limited('a', 1)), two: measureOf('Two', limited('b', 9)) }
  const names = Object.keys(both)

  test('says how each is measured, and first of all what falls short', async () => {
    const text = await page('', both, names)
    expect(text.split('## ')[0]).toContain('falls short of its goal:\n\n- b: 9.0 ms, goal ≤ 2.0 ms')
    expect(text).toContain('How One is measured.')
    expect(text.indexOf('## One')).toBeLessThan(text.indexOf('## Two'))
  })

  test('keeps what was not measured this time, and forgets what there is no more', async () => {
    const former = await page('', both, names)
    expect(await page(former, {}, names)).toBe(former)
    const text = await page(former, { two: measureOf('Two', limited('b', 1)) }, names)
    expect(text).toContain('## One')
    expect(text).toContain('Every goal is reached.')
    expect(await page(former, {}, ['two'])).not.toContain('## One')
  })

  test('gives its headlines to the README', async () => {
    const readme = (table: string) => `# Us\n<!-- figures -->\n${table}\n<!-- /figures -->\nMore.\n`
    const head = (ours: number) => row('a', ours, { isHeadline: true })
    const write = async (text: string, ...rows: Row[]) =>
      withHeadlines(text, (await measure({ one: measureOf('One', ...rows) })).measured)
    const first = await write(readme(toTable([])), head(1), row('b', 2))
    expect(first).toBe(readme(toTable([toCells(head(1))])))
    expect(await write(first, head(3))).toBe(readme(toTable([toCells(head(3))])))
    expect(withHeadlines(first, [])).toBe(first)
  })
})
