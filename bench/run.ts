// `npm run bench`: measures what is named, or everything, and prints one table.
import { keep } from './page.ts'
import { measures } from './rows/index.ts'
import { type Measured, runMeasures } from './run-measures.ts'
import { createStage } from './stage.ts'
import { isReached, toCells, toTable } from './table.ts'

const args = process.argv.slice(2)
const names = args.filter((arg) => arg !== '--write')
const unknown = names.filter((name) => !(name in measures))
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are: ${Object.keys(measures).join(', ')}`)
  process.exit(1)
}
const chosen = Object.fromEntries(
  Object.entries(measures).filter(([name]) => names.length === 0 || names.includes(name)),
)
const failures: string[] = []
process.on('unhandledRejection', (error) => {
  failures.push(`What a measure left behind: ${error}`)
})
const stage = createStage()
try {
  const measured = await runMeasures(chosen, stage, {
    done: show,
    failed(name, error) {
      failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
      console.error(`\n── ${name} could not be measured:`, error)
    },
  })
  report(measured)
  if (args.includes('--write')) await keep(measured, Object.keys(measures))
} finally {
  await stage.close()
}
process.exit(failures.length > 0 ? 1 : 0)

function show({ name, measure, finding, seconds, load }: Measured): void {
  console.log(`\n── ${measure.title} (${name}), ${seconds.toFixed(0)} s${load ? `. ${load}` : ''}`)
  console.log(toTable(finding.rows.map(toCells)))
  if (finding.details) console.log(`\n${finding.details.trim()}`)
}

function report(measured: Measured[]): void {
  const rows = measured.flatMap(({ finding }) => finding.rows)
  if (measured.length > 1) console.log(`\n── All\n${toTable(rows.map(toCells))}`)
  const short = rows.filter((row) => !isReached(row))
  if (short.length > 0) {
    console.log(`\n${short.length} of ${rows.filter(({ goal }) => goal).length} fall short:`)
    for (const row of short) console.log(`- ${toCells(row).slice(0, 5).join(', ')}`)
  }
  if (failures.length > 0) {
    console.log(`\n${failures.length} of ${Object.keys(chosen).length} could not be measured:`)
    for (const failure of failures) console.log(`- ${failure}`)
  }
  const loaded = measured.filter(({ load }) => load).map(({ name }) => name)
  if (loaded.length > 0)
    console.log(`\nThe machine was busy with others during ${loaded.join(', ')}.`)
}
