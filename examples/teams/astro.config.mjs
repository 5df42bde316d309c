import node from '@astrojs/node'
import clerk from '@clerk/astro'
import { defineConfig } from 'astro/config'

export default defineConfig({
  // Where the links of letters lead: your own address, once there is one.
  site: process.env.SITE ?? `http://localhost:${process.env.PORT ?? 4321}`,
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
          // Nobody works alone: whoever is in no team chooses or founds one as they sign in.
          personalAccounts: false,
          // What this site asks for. Permissions of the server's own (`org:sys_…`) are in no token: it asks for them itself.
          permissions: { 'org:books:manage': { name: 'Keep the books' } },
          // Nobody gives a role that may do more than their own: whoever leads holds all that the others do.
          roles: {
            'org:admin': {
              name: 'Admin',
              permissions: [
                'org:sys_profile:manage',
                'org:sys_profile:delete',
                'org:sys_memberships:read',
                'org:sys_memberships:manage',
                'org:sys_api_keys:read',
                'org:sys_api_keys:manage',
                'org:books:manage',
              ],
            },
            'org:member': { name: 'Member', permissions: ['org:sys_memberships:read'] },
            'org:treasurer': {
              name: 'Treasurer',
              permissions: ['org:sys_memberships:read', 'org:books:manage'],
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
