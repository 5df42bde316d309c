import { clerkMiddleware, createRouteMatcher } from '@clerk/astro/server'

const isGuarded = createRouteMatcher(['/guarded/:path*', '/orgs/:id/settings'])

// Pages whose address says where their visitor works.
const organizationSyncOptions = {
  organizationPatterns: ['/organizations/of/:slug'],
  personalAccountPatterns: ['/organizations/of'],
}

export const onRequest = clerkMiddleware(
  (auth, { request }) => {
    if (isGuarded(request) && !auth().userId) return auth().redirectToSignIn()
  },
  { organizationSyncOptions },
)
