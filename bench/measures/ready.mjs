// One start of the embedded server in a process of its own: prints the milliseconds until it can answer.
// Arguments: the SQLite file, then the publishable and the secret key.
import { createServer } from 'dooryard'

const [database, publishableKey, secretKey] = process.argv.slice(2)
const begin = performance.now()
const server = await createServer({
  mode: 'production',
  database,
  publishableKey,
  secretKey,
  mail: { unsafeMailbox: true },
})
console.log(`ready=${performance.now() - begin}`)
await server.close()
