import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../scripts/workspace.mjs'
import type { Measured } from './run-measures.ts'
import { FALLS_SHORT, toCells, toTable } from './table.ts'

const PAGE = join(root, 'docs/bench.md')
const README = join(root, 'README.md')

/** Writes what was measured into docs/bench.md, in the order of `names`, and its headlines into the README. */
export async function keep(measured: Measured[], names: string[]): Promise<void> {
  const page = await readFile(PAGE, 'utf8').catch(() => '')
  await writeFile(PAGE, withSections(page, measured, names))
  await writeFile(README, withHeadlines(await readFile(README, 'utf8'), measured))
}

/** What was not measured this time stays as it was. */
export function withSections(page: string, measured: Measured[], names: string[]): string {
  const sections = new Map(readSections(page))
  for (const each of measured) sections.set(each.name, section(each))
  const kept = names.flatMap((name) => sections.get(name) ?? [])
  return [introduction(kept), ...kept].join('\n')
}

/** Each begins with an anchor that says which measure it is of. */
function readSections(page: string): [name: string, text: string][] {
  const [, ...sections] = page.split(/^(?=<a id=")/m)
  return sections.map((text) => [/"([\w-]+)"/.exec(text)?.[1] ?? '', `${text.trim()}\n`])
}

function section({ name, measure, finding, load }: Measured): string {
  const parts = [
    `<a id="${name}"></a>`,
    `## ${measure.title}`,
    `\`npm run bench -- ${name}\`. ${measure.how.trim()}`,
    ...(load ? [`*${load}*`] : []),
    toTable(finding.rows.map(toCells)),
    ...(finding.details ? [finding.details.trim()] : []),
  ]
  return `${parts.join('\n\n')}\n`
}

function introduction(sections: string[]): string {
  const short = sections.flatMap((text) => text.split('\n').filter((line) => isShort(line)))
  const list = short.map(
    (line) => `- ${cellsOf(line)[0]}: ${cellsOf(line)[1]}, goal ${cellsOf(line)[4]}`,
  )
  return `# Figures

Written by \`npm run bench -- --write\`, each table in one run on one machine: ours beside genuine \`@clerk/astro\` 4.0.21,
\`@clerk/backend\` 3.25.0, \`clerk-js\` 6.40.0 and \`@clerk/ui\` 1.36.0, Better Auth 1.7.25, or an Astro site with neither. What is beside
is measured in turns with ours, and what counts is the ratio. The genuine packages speak to our server on the same machine, so no figure contains a
network. A KB has 1000 bytes; processor time is that of a whole process, all threads.

${list.length > 0 ? `What falls short of its goal:\n\n${list.join('\n')}` : 'Every goal is reached.'}
`
}

const isShort = (line: string) => line.startsWith('|') && cellsOf(line).at(-1) === FALLS_SHORT

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

const BETWEEN = /(<!-- figures -->\n)([\s\S]*?)(\n<!-- \/figures -->)/

/** Takes new rows in the place of those of the same name, and adds the others. */
export function withHeadlines(readme: string, measured: Measured[]): string {
  const rows = measured.flatMap(({ finding }) => finding.rows).filter((row) => row.isHeadline)
  return readme.replace(BETWEEN, (_, begin: string, table: string, end: string) => {
    const former = table.split('\n').slice(2).filter(Boolean).map(cellsOf)
    const lines = [...former, ...rows.map(toCells)].map((cells) => [cells[0], cells] as const)
    return begin + toTable([...new Map(lines).values()]) + end
  })
}
