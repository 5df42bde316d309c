import type { Logger } from '../log.ts'
import { DatabaseUnavailableError, toUnavailable } from './unavailable.ts'

/** Tells the log when the database begins to fail and when it is well again: once each, however many requests meet it. */
export class DatabaseHealth {
  readonly #log: Logger | undefined
  #trouble: string | null = null

  constructor(log?: Logger) {
    this.#log = log
  }

  /** What to throw in place of the error. */
  failed(thrown: unknown): unknown {
    const error = toUnavailable(thrown)
    if (error instanceof DatabaseUnavailableError && error.message !== this.#trouble) {
      this.#trouble = error.message
      this.#log?.error(`The database cannot be used (answered with 503): ${error.message}`)
    }
    return error
  }

  wrote(): void {
    if (this.#trouble === null) return
    this.#trouble = null
    this.#log?.info('The database can be written again.')
  }
}
