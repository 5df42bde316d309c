import node from '@astrojs/node'
import clerk from '@clerk/astro'
import { defineConfig } from 'astro/config'

// One site, two SDKs: in this folder `@clerk/astro` is ours, in a copy under conformance/ it is the genuine one.
export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  integrations: [clerk({ signInUrl: '/sign-in', signUpUrl: '/sign-up' })],
})
