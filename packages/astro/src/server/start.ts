import { createServer } from 'virtual:dooryard/embedded-server'
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
  const url = new URL('http://localhost/')
  const context = { request: new Request(url), url, locals: {} }
  return (await resolveKeys(context, {}, config, bindEmbeddedServer(config, createServer))).server
}

/** Plain errors of the server say what to change; where in it they were thrown helps nobody. Others are faults of ours. */
export function isMistakeOfTheSite(error: unknown): error is Error {
  return error instanceof Error && (error.name === 'Error' || error instanceof ConfigurationError)
}
