// Better Auth as its guide sets it up: e-mail and password, its own hashing. Its plugin for session tokens signs as ours are
// signed. SQLite is as durable as ours. Its limits are off: three sign-ins in ten seconds are all that they let an address have,
// and each address comes once in a round.
import { createServer } from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { toNodeHandler } from 'better-auth/node'
import { jwt } from 'better-auth/plugins'

const [port, file] = process.argv.slice(2)
const database = new DatabaseSync(file)
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
const options = {
  database,
  baseURL: `http://127.0.0.1:${port}`,
  secret: 'a secret of the bench, thirty-two characters or more',
  emailAndPassword: { enabled: true },
  plugins: [jwt({ jwks: { keyPairConfig: { alg: 'RS256' } } })],
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
}
const { runMigrations } = await getMigrations(options)
await runMigrations()
createServer(toNodeHandler(betterAuth(options))).listen(Number(port), '127.0.0.1')
