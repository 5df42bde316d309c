export interface Row {
  what: string
  /** What was measured of the genuine packages; null where they have nothing of the kind. */
  genuine: number | null
  ours: number
  unit: 'KB' | 'µs' | 'ms' | 'MB' | '×' | ''
  /** The design's figure: at most so much, or at most this share of the genuine figure. */
  limit: { atMost: number } | { share: number }
}

/** A Markdown table with ratios, and a verdict per row: what falls short is printed as such. */
export function toTable(rows: Row[]): string {
  const cells = [
    ['what', 'genuine', 'ours', 'ratio', 'at most', ''],
    ...rows.map((row) => [
      row.what,
      row.genuine === null ? '–' : withUnit(row.genuine, row.unit),
      withUnit(row.ours, row.unit),
      toRatio(row),
      'atMost' in row.limit ? withUnit(row.limit.atMost, row.unit) : `1/${1 / row.limit.share}`,
      isReached(row) ? 'reached' : 'falls short',
    ]),
  ]
  const widths = cells[0]?.map((_, column) =>
    Math.max(...cells.map((line) => line[column]?.length ?? 0)),
  )
  const lines = cells.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths?.[column] ?? 0)).join(' | ')} |`,
  )
  const rule = `|${widths?.map((width) => '-'.repeat(width + 2)).join('|')}|`
  return [lines[0], rule, ...lines.slice(1)].join('\n')
}

export function isReached({ genuine, ours, limit }: Row): boolean {
  return 'atMost' in limit ? ours <= limit.atMost : ours <= (genuine ?? 0) * limit.share
}

function toRatio({ genuine, ours }: Row): string {
  if (genuine === null || genuine === 0) return '–'
  const ratio = ours / genuine
  return ratio !== 0 && ratio < 0.1 ? `1/${(1 / ratio).toFixed(0)}` : ratio.toFixed(2)
}

function withUnit(value: number, unit: Row['unit']): string {
  const digits = unit === '' || value >= 100 ? 0 : unit === '×' ? 2 : 1
  return `${value.toFixed(digits)}${unit && ` ${unit}`}`
}
