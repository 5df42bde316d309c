import type { KyselyPlugin, QueryId } from 'kysely'
import type { Db } from '../db/database.ts'
import { deferred } from './deferred.ts'
import { nameOf } from './statements.ts'

export interface Held {
  /** The statement has its result, and whoever asked for it does not have it yet. */
  reached: Promise<void>
  goOn(): void
}

/** Holds up, once, whoever asks the next such statement of a server, so that others can act before they go on. */
export function holdUp(): {
  /** For `SpareParts`. */
  wrapDatabase: (db: Db) => Db
  /** `name`: as in `select users`. */
  next(name: string): Held
} {
  const names = new WeakMap<QueryId, string>()
  let waiting: { name: string; reached: () => void; goOn: Promise<void> } | null = null
  const plugin: KyselyPlugin = {
    transformQuery({ queryId, node }) {
      names.set(queryId, nameOf(node))
      return node
    },
    async transformResult({ queryId, result }) {
      if (!waiting || names.get(queryId) !== waiting.name) return result
      const { reached, goOn } = waiting
      waiting = null
      reached()
      await goOn
      return result
    },
  }
  return {
    wrapDatabase: (db) => db.withPlugin(plugin),
    next(name) {
      const reached = deferred()
      const goOn = deferred()
      waiting = { name, reached: reached.resolve, goOn: goOn.promise }
      return { reached: reached.promise, goOn: goOn.resolve }
    },
  }
}
