import node from '@astrojs/node'
import svelte from '@astrojs/svelte'
import clerk from '@dooryard/astro'
import { defineConfig } from 'astro/config'
import { pages } from '../shared/pages.mjs'

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  integrations: [svelte(), clerk(), pages()],
})
