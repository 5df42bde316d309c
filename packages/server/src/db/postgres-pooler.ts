import type { Client } from 'pg'

/**
 * True when somebody between lends one connection of the server to several of ours, from transaction to transaction
 * (PgBouncer with `pool_mode = transaction`): who has settings of their own then leaves them to others, and has none.
 */
export async function sharesConnections(connect: () => Promise<Client>): Promise<boolean> {
  const [one, other] = [await connect(), await connect()]
  try {
    const first = await processOf(one)
    await other.query('BEGIN')
    const held = await processOf(other)
    // A connection of its own is nobody else's, and stays the same while others hold theirs.
    return held === first || (await processOf(one)) !== first
  } finally {
    await Promise.all([one.end(), other.end()])
  }
}

async function processOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  return rows[0]!.pid
}
