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
      instance: {
        applicationName: 'Teams',
        logoImageUrl: '/favicon.svg',
        organizations: {
          enabled: true,
          // What this site asks for, beside what the server asks for itself (`org:sys_…`).
          permissions: { 'org:books:read': { name: 'Read the books' } },
          // Between those who lead (`org:admin`) and those who take part (`org:member`).
          roles: {
            'org:treasurer': {
              name: 'Treasurer',
              permissions: ['org:books:read', 'org:sys_memberships:read'],
            },
          },
        },
        apiKeys: { organizations: true },
      },
    }),
  ],
  security: { csp: true },
  markdown: { syntaxHighlight: false },
})
