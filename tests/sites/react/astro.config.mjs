import node from '@astrojs/node'
import react from '@astrojs/react'
import clerk from '@dooryard/astro'
import { defineConfig } from 'astro/config'
import { pages } from '../shared/pages.mjs'

// Its tests sign in more often than one address of the network may.
const MANY = { max: 1000 }
const instance = { rateLimits: { create: MANY, attempt: MANY, account: MANY } }

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  integrations: [react(), clerk({ instance }), pages()],
})
