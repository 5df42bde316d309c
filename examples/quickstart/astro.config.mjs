import node from '@astrojs/node'
import clerk from '@clerk/astro'
import { defineConfig } from 'astro/config'

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  integrations: [
    clerk({
      signInUrl: '/sign-in',
      signUpUrl: '/sign-up',
      instance: { applicationName: 'Quickstart', logoImageUrl: '/favicon.svg' },
    }),
  ],
  security: { csp: true },
  // The site shows no code: Astro need not warn of the inline styles that its highlighter writes.
  markdown: { syntaxHighlight: false },
})
