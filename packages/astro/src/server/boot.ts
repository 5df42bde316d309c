import { createServer } from 'virtual:dooryard/embedded-server'
import { config } from 'virtual:dooryard/server-config'
import { ConfigurationError } from './configuration-error.ts'
import { bindEmbeddedServer } from './embedded-server.ts'
import { resolveKeys } from './resolve-keys.ts'

/**
 * Runs when a built site starts: so does its embedded server. What is missing for that, or for a remote one, is said
 * here, before the first visitor comes. A remote site goes on: some platforms tell the keys with each request only.
 */
async function boot(): Promise<void> {
  const url = new URL('http://localhost/')
  const context = { request: new Request(url), url, locals: {} }
  try {
    await resolveKeys(context, {}, config, bindEmbeddedServer(config, createServer))
  } catch (error) {
    console.error(isMistakeOfTheSite(error) ? `[dooryard] ${error.message}` : error)
    if (config.embedded) process.exit(1)
  }
}

/** Plain errors of the server say what to change; where in it they were thrown helps nobody. Others are faults of ours. */
function isMistakeOfTheSite(error: unknown): error is Error {
  return error instanceof Error && (error.name === 'Error' || error instanceof ConfigurationError)
}

const isBuild = Symbol.for('dooryard.building') in globalThis
if (config.mode === 'production' && !isBuild) await boot()
