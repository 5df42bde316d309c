import type { APIRoute } from 'astro'

/** For people and for their programs. */
export const GET: APIRoute = ({ locals }) => {
  const auth = locals.auth({ acceptsToken: ['session_token', 'api_key'] })
  if (!auth.isAuthenticated) return new Response(null, { status: 401 })
  return Response.json({ userId: auth.userId, by: auth.tokenType })
}
