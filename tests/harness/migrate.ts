import { openDatabase } from '../../packages/server/src/db/open.ts'

/** `node --conditions=source migrate.ts <address>`: gives a database all tables, before anything is built. */
const db = await openDatabase({ database: process.argv[2]!, strictModes: false })
await db.destroy()
