import node from '@astrojs/node'
import clerk from '@dooryard/astro'
import { defineConfig } from 'astro/config'
import react from 'astrojs-react-6'
import { pages } from '../shared/pages.mjs'

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  integrations: [react(), clerk(), pages()],
})
