import { clerkMiddleware, createRouteMatcher } from '@clerk/astro/server'

const isTeam = createRouteMatcher(['/team/:path*'])

// One guard for all pages of a team: somebody is signed in, and works in one. Which role a page asks for, it says itself.
export const onRequest = clerkMiddleware((auth, context) => {
  if (!isTeam(context.request)) return
  const { userId, orgId, redirectToSignIn } = auth()
  if (!userId) return redirectToSignIn()
  if (!orgId) return context.redirect('/')
})
