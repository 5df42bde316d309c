import type { CompiledQuery } from 'kysely'
import type { Db } from './database.ts'

/** A query with places for its parameters. */
type Build<Parameters extends readonly unknown[], Row> = (
  db: Db,
  ...parameters: Parameters
) => { compile(): CompiledQuery<Row> }

/**
 * A query that every page view asks: put together once for each kind of database, then only run. To build one and turn it
 * into SQL takes as long as SQLite takes to answer.
 */
export function prepared<Parameters extends readonly unknown[], Row>(
  build: Build<Parameters, Row>,
): (db: Db, ...parameters: Parameters) => Promise<Row[]> {
  const known = new WeakMap<object, (parameters: Parameters) => CompiledQuery<Row>>()
  return async (db, ...parameters) => {
    const { adapter } = db.getExecutor()
    const query = known.get(adapter) ?? compile(db, build, parameters.length)
    known.set(adapter, query)
    return (await db.executeQuery(query(parameters))).rows
  }
}

function compile<Parameters extends readonly unknown[], Row>(
  db: Db,
  build: Build<Parameters, Row>,
  count: number,
): (parameters: Parameters) => CompiledQuery<Row> {
  const places = Array.from({ length: count }, (_, index) => Symbol(index))
  const query = build(db, ...(places as unknown as Parameters)).compile()
  // Values that are always the same are parameters too.
  const order = query.parameters.map((value) => ({ value, at: places.indexOf(value as symbol) }))
  return (given) => ({
    ...query,
    parameters: order.map(({ value, at }) => (at < 0 ? value : given[at])),
  })
}
