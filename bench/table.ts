export interface Row {
  what: string
  ours: number
  unit: 'KB' | 'µs' | 'ms' | 's' | 'MB' | '×' | '/s' | ''
  /** Who does the same, in the same run, if anybody does. */
  beside?: { who: string; value: number } | undefined
  /**
   * The design's figure: at most so much, at most this share of the other's figure, or at least so many times it.
   * A row without one only tells.
   */
  goal?: { atMost: number } | { share: number } | { times: number }
  /** Among the few that the README shows. */
  isHeadline?: boolean
}

const HEAD = ['what', 'ours', 'beside', 'ratio', 'goal', '']

/** The verdict of a row that misses its goal, in every table. */
export const FALLS_SHORT = 'falls short'

/** A row as its cells, with its ratio and a verdict: what falls short is printed as such. */
export function toCells(row: Row): string[] {
  const { what, ours, unit, beside } = row
  return [
    what,
    withUnit(ours, unit),
    beside ? `${withUnit(beside.value, unit)} (${beside.who})` : '–',
    toRatio(row),
    toGoal(row),
    row.goal ? (isReached(row) ? 'reached' : FALLS_SHORT) : '',
  ]
}

/** A Markdown table. */
export function toTable(lines: string[][], head = HEAD): string {
  const cells = [head, ...lines]
  const widths = head.map((_, column) =>
    Math.max(...cells.map((line) => [...(line[column] ?? '')].length)),
  )
  const pad = (cell: string, width: number) => cell + ' '.repeat(width - [...cell].length)
  const [first, ...rest] = cells.map(
    (line) => `| ${widths.map((width, column) => pad(line[column] ?? '', width)).join(' | ')} |`,
  )
  return [first, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rest].join('\n')
}

export function isReached({ beside, ours, goal }: Row): boolean {
  if (!goal) return true
  if ('atMost' in goal) return ours <= goal.atMost
  if (!beside) throw new Error('A goal that is a ratio needs somebody beside')
  return 'share' in goal ? ours <= beside.value * goal.share : ours >= beside.value * goal.times
}

function toGoal({ goal, unit }: Row): string {
  if (!goal) return '–'
  if ('atMost' in goal) return `≤ ${withUnit(goal.atMost, unit)}`
  return 'share' in goal ? `≤ 1/${1 / goal.share}` : `≥ ${goal.times}`
}

function toRatio({ beside, ours }: Row): string {
  if (!beside || beside.value === 0) return '–'
  const ratio = ours / beside.value
  return ratio !== 0 && ratio < 0.1 ? `1/${(1 / ratio).toFixed(0)}` : ratio.toFixed(2)
}

export function withUnit(value: number, unit: Row['unit']): string {
  const digits = unit === '' || Math.abs(value) >= 100 ? 0 : unit === '×' ? 2 : 1
  return `${value.toFixed(digits)}${unit && ` ${unit}`}`
}
