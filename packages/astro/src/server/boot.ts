import { config } from 'virtual:dooryard/server-config'
import { isMistakeOfTheSite } from './configuration-error.ts'
import { start } from './start.ts'

/**
 * Runs when a built site starts: so does its embedded server. What is missing for that, or for a remote one, is said
 * here, before the first visitor comes. A remote site goes on: some platforms tell the keys with each request only.
 */
async function boot(): Promise<void> {
  try {
    await start()
  } catch (error) {
    console.error(isMistakeOfTheSite(error) ? `[dooryard] ${error.message}` : error)
    if (config.embedded) process.exit(1)
  }
}

const isBuild = Symbol.for('dooryard.building') in globalThis
if (config.mode === 'production' && !isBuild) await boot()
