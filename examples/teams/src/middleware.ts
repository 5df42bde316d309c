import { clerkMiddleware, createRouteMatcher } from '@clerk/astro/server'

const isForTeams = createRouteMatcher(['/team/:path*', '/new'])

// One guard for all pages of a team: somebody is signed in, and works in one. Which role a page asks for, it says itself.
export const onRequest = clerkMiddleware((auth, { request }) => {
  if (isForTeams(request) && !auth().orgId) return auth().redirectToSignIn()
})
