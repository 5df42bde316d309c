import { createServer } from 'dooryard'
import { FrontendVisitor } from '../conformance/harness/frontend.ts'
import { listen } from '../conformance/harness/http.ts'
import { testKeys } from '../tests/harness/site.ts'

export const password = 'a-lamp-left-on-overnight'

/** Creates a user through the Backend API at `origin`. */
export async function createUser(origin: string): Promise<{ id: string; emailAddress: string }> {
  const emailAddress = `bench-${Date.now()}+clerk_test@example.com`
  const id = await create(`${origin}/__clerk/api/v1/users`, {
    email_address: [emailAddress],
    password,
  })
  return { id, emailAddress }
}

/** Creates an organization of somebody's in the same way, and says its id. */
export async function createOrganization(origin: string, createdBy: string): Promise<string> {
  const body = { name: 'Lighthouse', created_by: createdBy }
  return create(`${origin}/__clerk/api/v1/organizations`, body)
}

async function create(url: string, body: object): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${testKeys.secretKey}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return ((await response.json()) as { id: string }).id
}

/** A visitor who keeps cookies and is signed in as a new user. */
export async function signedInVisitor(origin: string, { devBrowser = false } = {}) {
  const { emailAddress } = await createUser(origin)
  const visitor = new FrontendVisitor(`${origin}/__clerk`)
  if (devBrowser) await visitor.openDevBrowser()
  const sessionId = await visitor.signIn(emailAddress, password)
  return { visitor, sessionId }
}

/** A session token that expired a minute ago: made on the same database by a server whose clock is behind. */
export async function expiredToken(
  database: string,
  { visitor, sessionId }: Awaited<ReturnType<typeof signedInVisitor>>,
): Promise<string> {
  const server = await createServer({
    ...testKeys,
    mode: 'development',
    database,
    basePath: '/__clerk',
    clock: { now: () => Date.now() - 120_000 },
  })
  const listener = await listen(server.fetch)
  const earlier = new FrontendVisitor(`${listener.url}/__clerk`)
  earlier.devBrowser = visitor.devBrowser
  for (const [name, value] of visitor.cookies) earlier.cookies.set(name, value)
  const token = await earlier.token(sessionId)
  await listener.close()
  await server.close()
  return token
}
