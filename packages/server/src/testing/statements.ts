import type { KyselyPlugin, QueryId, RootOperationNode } from 'kysely'
import type { Db } from '../db/database.ts'

export interface Statements {
  /** For `SpareParts`. */
  wrapDatabase: (db: Db) => Db
  /** What the database was asked while the work ran, e.g. `select users`. */
  during(work: () => Promise<unknown>): Promise<string[]>
}

/** Sees what a server asks of its database. */
export function watchStatements(): Statements {
  const names = new WeakMap<QueryId, string>()
  let seen: string[] = []
  const plugin: KyselyPlugin = {
    transformQuery({ queryId, node }) {
      names.set(queryId, nameOf(node))
      return node
    },
    // A part of a query is transformed too, but only a whole one has a result.
    async transformResult({ queryId, result }) {
      seen.push(names.get(queryId)!)
      return result
    },
  }
  return {
    wrapDatabase: (db) => db.withPlugin(plugin),
    async during(work) {
      seen = []
      await work()
      return seen
    },
  }
}

/** Verb and table: enough to see where one comes from. */
function nameOf(node: RootOperationNode): string {
  const verb = node.kind.replace('QueryNode', '').toLowerCase()
  const [, table] = /"IdentifierNode","name":"(\w+)"/.exec(JSON.stringify(node)) ?? []
  return `${verb} ${table}`
}
