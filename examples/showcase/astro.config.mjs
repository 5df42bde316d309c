import node from '@astrojs/node'
import preact from '@astrojs/preact'
import react from '@astrojs/react'
import solid from '@astrojs/solid-js'
import svelte from '@astrojs/svelte'
import vue from '@astrojs/vue'
import clerk from '@clerk/astro'
import { defineConfig } from 'astro/config'

// What accounts can have, for the tests of those: other tests are about a site as it is out of the box.
const accounts = process.env.SHOWCASE_ACCOUNTS && {
  identifiers: { username: 'optional' },
  social: { google: true, github: true },
}

// The same for phones: everybody has one, and may have one as a second step.
const phones = process.env.SHOWCASE_PHONES && {
  identifiers: { phoneNumber: 'required' },
  strategies: { phoneCode: true, phoneSecondFactor: true },
}

// People agree to the terms before they have an account.
const terms = process.env.SHOWCASE_TERMS && { signUp: { legalConsent: true } }

// The same for links by mail, which come first there.
const links = process.env.SHOWCASE_LINKS && {
  preferredSignInStrategy: 'otp',
  strategies: { emailLink: true },
}

// The same for a site that lets people in one by one.
const waits = process.env.SHOWCASE_WAITLIST && { signUp: { mode: 'waitlist' } }

// The same for people who work together. Letters to whom they invite lead to the site.
const organizations = process.env.SHOWCASE_ORGANIZATIONS && {
  organizations: {
    enabled: true,
    maxMemberships: 0,
    domains: { enabled: true },
    personalAccounts: process.env.SHOWCASE_ORGANIZATIONS !== 'forced',
    permissions: { 'org:exhibits:hang': { name: 'Hang exhibits' } },
    roles: {
      // Only the site gives it: no admin has its permission.
      'org:curator': { name: 'Curator', permissions: ['org:exhibits:hang'] },
      'org:host': {
        name: 'Host',
        permissions: ['org:sys_memberships:read', 'org:sys_memberships:manage'],
      },
    },
  },
}

// Whoever signs in sets a second factor up first, where they have none: an app or a phone.
const secured = process.env.SHOWCASE_SECOND_FACTOR && {
  secondFactor: { required: true },
  strategies: { phoneSecondFactor: true },
}

export default defineConfig({
  ...((waits || organizations) && { site: 'https://acme.example' }),
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  integrations: [
    // What is JSX of whom is told by the folder.
    react({ include: ['**/islands/react/**'] }),
    preact({ include: ['**/islands/preact/**'] }),
    solid({ include: ['**/islands/solid/**'] }),
    svelte(),
    vue(),
    clerk({
      signInUrl: '/sign-in',
      signUpUrl: '/sign-up',
      waitlistUrl: '/waitlist',
      afterSignOutUrl: '/',
      // Its tests are many visitors from one address.
      instance: {
        rateLimits: { create: { max: 1000 }, attempt: { max: 1000 }, account: { max: 1000 } },
        jwtTemplates: { database: { claims: { role: 'authenticated' } } },
        ...accounts,
        ...phones,
        ...links,
        ...waits,
        ...organizations,
        ...terms,
        ...secured,
        ...(process.env.SHOWCASE_API_KEYS && { apiKeys: { users: true } }),
        ...(process.env.SHOWCASE_NEW_BROWSERS && { newBrowsers: { verify: true } }),
        // A page that offers passkeys asks for one as soon as somebody is about to type: in tests of its own.
        strategies: {
          passkey: process.env.SHOWCASE_PASSKEYS === 'on',
          ...phones?.strategies,
          ...links?.strategies,
          ...secured?.strategies,
        },
        session: { claims: { metadata: '{{user.public_metadata}}' } },
      },
      allowedRedirectOrigins: [/^https:\/\/([a-z]+\.)?friends\.example$/],
    }),
  ],
  security: { csp: true },
  // Astro's client router waits for inline scripts by a `data:` address, which the policy refuses.
  vite: {
    build: { assetsInlineLimit: 0 },
    // The workspace has a Preact of its own, of another version: the islands' is the one of this folder.
    resolve: { dedupe: ['preact'] },
    ssr: { noExternal: ['preact-render-to-string', '@nanostores/preact'] },
  },
})
