import node from '@astrojs/node'
import preact from '@astrojs/preact'
import clerk from '@dooryard/astro'
import { defineConfig } from 'astro/config'
import { pages } from '../shared/pages.mjs'

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  integrations: [preact(), clerk(), pages()],
})
