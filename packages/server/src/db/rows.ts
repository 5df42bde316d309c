import { type SelectQueryBuilder, sql } from 'kysely'

/** How many rows a query finds. */
export async function countRows<Tables, Table extends keyof Tables>(
  query: SelectQueryBuilder<Tables, Table, object>,
): Promise<number> {
  const counted = query
    .select(({ fn }) => fn.countAll().as('count'))
    .$castTo<{ count: number | string | bigint }>()
  return Number((await counted.executeTakeFirstOrThrow()).count)
}

/** A part of what a query finds, the newest first; those of one moment by their ids. */
export const newestFirst = <Tables, Table extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, Table, Row>,
  { limit, offset }: { limit: number; offset: number },
): SelectQueryBuilder<Tables, Table, Row> =>
  query
    .orderBy(sql.ref('created_at'), 'desc')
    .orderBy(sql.ref('id'), 'desc')
    .limit(limit)
    .offset(offset)
