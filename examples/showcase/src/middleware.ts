import { clerkMiddleware, createRouteMatcher } from '@clerk/astro/server'

const isGuarded = createRouteMatcher(['/guarded/:path*', '/orgs/:id/settings'])

export const onRequest = clerkMiddleware((auth, { request }) => {
  if (isGuarded(request) && !auth().userId) return auth().redirectToSignIn()
})
