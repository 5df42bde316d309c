import { createServer, hostProblem } from 'virtual:dooryard/embedded-server'
import { config } from 'virtual:dooryard/server-config'
import type { DooryardServer } from 'dooryard'
import { ConfigurationError } from './configuration-error.ts'

import { bindEmbeddedServer } from './embedded-server.ts'
import { resolveKeys } from './resolve-keys.ts'

/**
 * Starts the embedded server before anybody asks for it; null where the site has a remote one, whose keys are looked at.
 *
 * @throws what is missing for that
 */
export async function start(): Promise<DooryardServer | null> {
  const problem = hostProblem()
  if (problem) throw new ConfigurationError(problem)
  const url = new URL('http://localhost/')
  const context = { request: new Request(url), url, locals: {} }
  return (await resolveKeys(context, {}, config, bindEmbeddedServer(config, createServer))).server
}
