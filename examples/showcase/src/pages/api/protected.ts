import type { APIRoute } from 'astro'

export const GET: APIRoute = ({ locals }) => {
  const { auth, response } = locals.auth.protect({ reverification: 'strict' })
  return response ?? Response.json({ userId: auth.userId })
}
