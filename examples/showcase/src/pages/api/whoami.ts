import type { APIRoute } from 'astro'

export const ALL: APIRoute = async ({ locals, request }) => {
  const { userId } = locals.auth()
  return Response.json({ userId, body: await request.text() }, { status: userId ? 200 : 401 })
}
