import node from '@astrojs/node'
import clerk from '@clerk/astro'
import { defineConfig } from 'astro/config'

// As JSON; the genuine site has a server of its own, which is told the same.
const { BENCH_SETTINGS: settings } = process.env

// One site, two SDKs: in this folder `@clerk/astro` is ours, in a copy under conformance/ it is the genuine one.
export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  integrations: [
    clerk({
      signInUrl: '/sign-in',
      signUpUrl: '/sign-up',
      ...(settings && { instance: JSON.parse(settings) }),
    }),
  ],
})
