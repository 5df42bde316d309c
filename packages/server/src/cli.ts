#!/usr/bin/env node
import { nodeProblem } from './node-version.ts'

const problem = nodeProblem(process.versions.node)
if (problem) {
  console.error(problem)
  process.exit(1)
}
const { runCommand } = await import('./cli/commands.ts')

const stop = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  // The second signal finds no listener any more and ends the process at once.
  process.once(name, () => stop.abort())
}

process.exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  signal: stop.signal,
})
