import type { Stage } from './stage.ts'
import type { Row } from './table.ts'

/** What `npm run bench -- NAME` measures: a file of `rows/`, and a line in its index. */
export interface Measure {
  title: string
  /** How it is measured: Markdown, shown over its table in docs/bench.md. */
  how: string
  /** What is made once and kept: no part of the time that it may take. */
  prepare?(): Promise<void>
  measure(stage: Stage): Promise<Finding>
}

export interface Finding {
  rows: Row[]
  /** What stands behind the rows: Markdown, shown below them. */
  details?: string
}
