import type { KyselyPlugin, QueryId } from 'kysely'
import type { SpareParts } from '../create-server.ts'

export interface Counts {
  /** Statements that write. */
  writes: number
  /** Passwords that were hashed, to be stored or to be compared. */
  hashes: number
  /** Statements that waited for their result at the same time. */
  mostAtOnce: number
}

/** Parts for a test server that count what its requests cost. Hashing waits for `hold`, if there is one. */
export function countingParts(hold: { promise: Promise<void> | null } = { promise: null }): {
  counts: Counts
  parts: SpareParts
} {
  const counts: Counts = { writes: 0, hashes: 0, mostAtOnce: 0 }
  const asked = new Set<QueryId>()
  const counter: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      if (node.kind !== 'SelectQueryNode') counts.writes++
      asked.add(queryId)
      counts.mostAtOnce = Math.max(counts.mostAtOnce, asked.size)
      return node
    },
    async transformResult({ result, queryId }) {
      asked.delete(queryId)
      return result
    },
  }
  return {
    counts,
    parts: {
      wrapDatabase: (db) => db.withPlugin(counter),
      wrapPasswords: (passwords) => ({
        ...passwords,
        async hash(password) {
          counts.hashes++
          await hold.promise
          return passwords.hash(password)
        },
        async check(password, digest) {
          counts.hashes++
          await hold.promise
          return passwords.check(password, digest)
        },
      }),
    },
  }
}
