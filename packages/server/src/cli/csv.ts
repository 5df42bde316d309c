/** Rows of a table with commas (RFC 4180), by the names in its first line. @throws {Error} for a quote that nothing closes. */
export function parseCsv(text: string): Record<string, string>[] {
  const [names = [], ...rows] = readRows(text.replace(/^\uFEFF/, ''))
  return rows
    .filter((row) => row.some((value) => value !== ''))
    .map((row) => Object.fromEntries(names.map((name, index) => [name.trim(), row[index] ?? ''])))
}

/** A value in quotes, in which a quote stands twice, or one without; then what ends it. */
const VALUE = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y

function readRows(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  VALUE.lastIndex = 0
  while (VALUE.lastIndex < text.length || row.length > 0) {
    const found = VALUE.exec(text)
    if (!found) throw new Error(`Line ${rows.length + 1} of the table cannot be read.`)
    const [, quoted, plain, end] = found
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}
