import { createServer } from 'virtual:dooryard/embedded-server'
import { config } from 'virtual:dooryard/server-config'
import { bindEmbeddedServer } from './embedded-server.ts'
import { bindMount } from './mount.ts'

export const prerender = false

/** The embedded server: every method, every path under `/__clerk`. */
export const ALL = bindMount(config, bindEmbeddedServer(config, createServer))
