import type { APIRoute } from 'astro'
import { notes } from '../../data/lists'

// The wall for programs: `curl -H 'Authorization: Bearer ak_…' …/api/notes`. A browser of a member may read it as well.

export const GET: APIRoute = ({ locals }) => {
  const reader = locals.auth({ acceptsToken: ['session_token', 'api_key'] })
  if (!reader.isAuthenticated || !reader.orgId) return refuse()
  return Response.json(notes.of(reader.orgId))
}

export const POST: APIRoute = async ({ locals, request }) => {
  const key = locals.auth({ acceptsToken: 'api_key' })
  if (!key.isAuthenticated || !key.orgId) return refuse()
  const { text } = (await request.json().catch(() => null)) ?? {}
  if (typeof text !== 'string' || text.trim() === '' || text.length > 280) {
    return Response.json({ error: 'A note is 1 to 280 letters of `text`.' }, { status: 400 })
  }
  return Response.json(notes.add(key.orgId, { text: text.trim(), by: key.name }), { status: 201 })
}

const refuse = () => Response.json({ error: 'No key of a team.' }, { status: 401 })
