import { afterCommit, type Db } from '../db/database.ts'
import type { Logger } from '../log.ts'

/** At once, and how many wait; what comes then is left undone (DOS-5). */
const AT_ONCE = 2
const MAX_WAITING = 100

/** Work that may as well not be done: it fails nothing, and a stop or a crash loses it. */
export interface Afterwards<Ctx> {
  /** Begins once the given transaction is committed, with a context that outlives it. `what` is for the log. */
  add(db: Db, what: string, work: (ctx: Ctx) => Promise<void>): void
  stop(): void
}

export function createAfterwards<Ctx extends { log: Logger }>(context: () => Ctx): Afterwards<Ctx> {
  const waiting: { what: string; work: (ctx: Ctx) => Promise<void> }[] = []
  let running = 0
  let isStopped = false

  function next(): void {
    const one = running < AT_ONCE && !isStopped ? waiting.shift() : undefined
    if (!one) return
    running++
    void run(one).finally(() => {
      running--
      next()
    })
  }

  async function run({ what, work }: (typeof waiting)[number]): Promise<void> {
    const ctx = context()
    try {
      await work(ctx)
    } catch (error) {
      if (!isStopped) ctx.log.warn(`${what} ${(error as Error).message}`)
    }
  }

  return {
    add(db, what, work) {
      afterCommit(db, () => {
        if (isStopped || waiting.length >= MAX_WAITING) return
        waiting.push({ what, work })
        next()
      })
    },
    stop() {
      isStopped = true
      waiting.length = 0
    },
  }
}
