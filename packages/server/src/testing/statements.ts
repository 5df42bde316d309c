import { AsyncLocalStorage } from 'node:async_hooks'
import type { KyselyPlugin, QueryId, RootOperationNode, TransactionBuilder } from 'kysely'
import type { Database, Db } from '../db/database.ts'

export interface Statements {
  /** For `SpareParts`. */
  wrapDatabase: (db: Db) => Db
  /** What the database was asked while the work ran, e.g. `select users`. */
  during(work: () => Promise<unknown>): Promise<string[]>
  /** What each commit wrote meanwhile. A statement by itself is one; a transaction that writes nothing is none. */
  commitsDuring(work: () => Promise<unknown>): Promise<string[][]>
}

/** Sees what a server asks of its database. */
export function watchStatements(): Statements {
  const names = new WeakMap<QueryId, string>()
  /** Of the transaction that asks. */
  const writes = new AsyncLocalStorage<string[]>()
  let seen: string[] = []
  let commits: string[][] = []
  const plugin: KyselyPlugin = {
    transformQuery({ queryId, node }) {
      names.set(queryId, nameOf(node))
      return node
    },
    // A part of a query is transformed too, but only a whole one has a result.
    async transformResult({ queryId, result }) {
      const name = names.get(queryId)!
      seen.push(name)
      const within = writes.getStore()
      if (name.startsWith('select ')) return result
      if (within) within.push(name)
      else commits.push([name])
      return result
    },
  }

  function watchTransaction(
    transaction: TransactionBuilder<Database>,
  ): TransactionBuilder<Database> {
    return watching(transaction, {
      setIsolationLevel: (level) => watchTransaction(transaction.setIsolationLevel(level)),
      async execute(work) {
        const written: string[] = []
        const result = await writes.run(written, () => transaction.execute(work))
        if (written.length > 0) commits.push(written)
        return result
      },
    })
  }

  return {
    wrapDatabase(db) {
      const watched = db.withPlugin(plugin)
      return watching(watched, { transaction: () => watchTransaction(watched.transaction()) })
    },
    async during(work) {
      seen = []
      await work()
      return seen
    },
    async commitsDuring(work) {
      commits = []
      await work()
      return commits
    },
  }
}

/** The same object with other methods. */
function watching<Watched extends object>(watched: Watched, methods: Partial<Watched>): Watched {
  return new Proxy(watched, {
    get(target, name) {
      const own = Reflect.get(methods, name) ?? Reflect.get(target, name, target)
      return typeof own === 'function' ? own.bind(target) : own
    },
  })
}

/** Verb and table: enough to see where one comes from. */
export function nameOf(node: RootOperationNode): string {
  const verb = node.kind.replace('QueryNode', '').toLowerCase()
  const [, table] = /"IdentifierNode","name":"(\w+)"/.exec(JSON.stringify(node)) ?? []
  return `${verb} ${table}`
}
