import { assembleServer, type SpareParts } from '../create-server.ts'
import { generateKeyMaterial, type KeyMaterial } from '../keys/signing-key.ts'
import type { Logger } from '../log.ts'
import type { DooryardServer, ServerOptions } from '../types.ts'
import { type Browser, createBrowser } from './browser.ts'
import { createTestClock, type TestClock } from './clock.ts'
import { borrowDatabase } from './database.ts'
import { developmentKeys, productionKeys } from './keys.ts'
import { seededRandom } from './random.ts'

export { developmentKeys, productionKeys }

export const ORIGIN = 'https://app.test'

export interface TestServer extends DooryardServer {
  clock: TestClock
  /** Everything that was logged. */
  logged: string[]
  /** A new browser with a cookie jar of its own, on a page of the site. */
  browser(options?: Parameters<typeof createBrowser>[1]): Browser
  /** Does what is done from time to time. */
  maintain(): Promise<void>
}

/** Making a key takes longer than most tests: one for the whole process. */
let keyMaterial: Promise<KeyMaterial> | undefined
const sharedKey = () => {
  keyMaterial ??= generateKeyMaterial()
  return keyMaterial
}

/** A real server on a database of its own, with a clock that stands still and random numbers that repeat. */
export async function testServer(
  options: Partial<ServerOptions> = {},
  parts: SpareParts = {},
): Promise<TestServer> {
  const lent = options.database === undefined ? await borrowDatabase() : null
  const clock = createTestClock()
  let maintain = async () => {}
  const logged: string[] = []
  const keys = options.mode === 'production' ? productionKeys : developmentKeys
  const server = await assembleServer(
    {
      ...keys,
      mode: 'development',
      ...(lent && { database: lent.database }),
      clock,
      random: seededRandom(),
      log: collectInto(logged),
      ...options,
    },
    {
      generateKey: sharedKey,
      seeMaintenance(run) {
        maintain = run
      },
      ...parts,
    },
  )
  return {
    ...server,
    get jwtKey() {
      return server.jwtKey
    },
    get jwtKeys() {
      return server.jwtKeys
    },
    async close() {
      await server.close()
      await lent?.release()
    },
    maintain,
    clock,
    logged,
    browser: (browserOptions) => createBrowser(server, browserOptions),
  }
}

function collectInto(lines: string[]): Logger {
  const add = (message: string) => void lines.push(message)
  return { info: add, warn: add, error: (message, error) => add(`${message} ${error}`) }
}
