import type { Deadline } from './deadline.ts'
import { stayedBusy } from './unavailable.ts'

/** Lets one at a time through, in the order of asking; who waits too long goes away with an error (DOS-5). */
export class Turns {
  #taken = false
  readonly #waiting = new Set<() => void>()

  async take(deadline: Deadline): Promise<void> {
    if (this.#taken) await this.#wait(deadline)
    this.#taken = true
  }

  pass(): void {
    const [next] = this.#waiting
    if (next) next()
    else this.#taken = false
  }

  #wait(deadline: Deadline): Promise<void> {
    return new Promise((resolve, reject) => {
      const grant = () => {
        this.#waiting.delete(grant)
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        this.#waiting.delete(grant)
        reject(stayedBusy())
      }, deadline.left())
      this.#waiting.add(grant)
    })
  }
}
