import { MINUTE } from '../clock.ts'
import type { Logger } from '../log.ts'
import { DatabaseConflictError, DatabaseUnavailableError } from './unavailable.ts'

/** Tells the log what ails the database, once a minute, however many requests meet it, and when that is over. */
export class DatabaseHealth {
  readonly #log: Logger | undefined
  /** When each trouble was told last. */
  readonly #told = new Map<string, number>()
  #isServing = false
  /** It was told of a trouble, and nothing was written since. */
  #isTold = false

  constructor(log?: Logger) {
    this.#log = log
  }

  /** From now on requests meet what fails; a start that fails says so itself. */
  started(): void {
    this.#isServing = true
  }

  /** Notes what is to be thrown. */
  failed(error: unknown): unknown {
    const isTrouble =
      error instanceof DatabaseUnavailableError && !(error instanceof DatabaseConflictError)
    if (isTrouble && this.#isServing) this.#tell(error.message)
    return error
  }

  /** Something was written. */
  wrote(): void {
    if (!this.#isTold) return
    this.#isTold = false
    this.#log?.info('The database can be used again.')
  }

  #tell(trouble: string): void {
    const now = performance.now()
    if (now - (this.#told.get(trouble) ?? Number.NEGATIVE_INFINITY) < MINUTE) return
    this.#told.set(trouble, now)
    this.#isTold = true
    this.#log?.error(`The database cannot be used, requests are answered with 503: ${trouble}`)
  }
}
