import node from '@astrojs/node'
import clerk from '@dooryard/astro'
import tailwind4 from '@tailwindcss/vite'
import { defineConfig } from 'astro/config'
import tailwind3 from 'tailwind3'

const file = (path) => new URL(path, import.meta.url).pathname
const isThird = process.env.SITE_TAILWIND === '3'

/** Its third version runs over every stylesheet of a site, so it cannot lie beside the fourth. */
const tailwind = isThird
  ? { css: { postcss: { plugins: [tailwind3({ content: [file('src/**/*.astro')] })] } } }
  : { plugins: [tailwind4()] }

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  integrations: [
    clerk({
      // Of the fonts of these stylesheets the test knows nothing.
      appearance: {
        variables: { fontFamily: 'sans-serif' },
        ...(process.env.SITE_LAYER && { cssLayerName: process.env.SITE_LAYER }),
      },
    }),
  ],
  vite: {
    ...tailwind,
    resolve: {
      alias: { 'site:tailwind': file(`src/styles/tailwind${isThird ? 3 : 4}.css`) },
    },
  },
})
