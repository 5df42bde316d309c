import { createServer, hostProblem } from 'virtual:dooryard/embedded-server'
import { config } from 'virtual:dooryard/server-config'
import { unknownVariables } from '@dooryard/protocol'
import type { DooryardServer } from 'dooryard'
import { ConfigurationError } from './configuration-error.ts'
import { bindEmbeddedServer } from './embedded-server.ts'
import { readEnvFiles } from './env-files.ts'
import { resolveKeys } from './resolve-keys.ts'

/**
 * Starts the embedded server before anybody asks for it; null where the site has a remote one, whose keys are looked at.
 *
 * @throws what is missing for that
 */
export async function start(): Promise<DooryardServer | null> {
  const problem = hostProblem()
  if (problem) throw new ConfigurationError(problem)
  if (config.embedded) tellUnknownVariables()
  const url = new URL('http://localhost/')
  const context = { request: new Request(url), url, locals: {} }
  return (await resolveKeys(context, {}, config, bindEmbeddedServer(config, createServer))).server
}

function tellUnknownVariables(): void {
  const variables = { ...readEnvFiles(config.envDir, config.mode), ...process.env }
  for (const line of unknownVariables(variables)) console.warn(`[dooryard] ${line}`)
}
