import { createClerkClient as ourClient } from '@dooryard/backend'
import { median } from './median.ts'

/** What both clients are asked to do; the genuine one is imported by the caller from where it is installed. */
type Client = {
  authenticateRequest(request: Request, options?: object): Promise<{ status: string }>
}

export interface Signed {
  token: string
  clientUat: string
  jwtKey: string
  publishableKey: string
  secretKey: string
}

/**
 * Microseconds per `authenticateRequest` of a signed-in request, warm and without the network: the median of
 * rounds that alternate between the two, so that both meet the same machine.
 */
export async function timeAuthenticate(
  genuineClient: (options: object) => Client,
  { token, clientUat, jwtKey, publishableKey, secretKey }: Signed,
): Promise<{ theirs: number; ours: number }> {
  const options = { publishableKey, secretKey, jwtKey, telemetry: { disabled: true } }
  const clients = { genuine: genuineClient(options), ours: ourClient(options) as Client }
  const embedded = { firstParty: { refresh: async () => null } }
  const cookie = `__session=${token}; __client_uat=${clientUat}; __clerk_db_jwt=dvb_bench`
  const request = new Request('http://localhost/page', { headers: { cookie } })
  const times: Record<'genuine' | 'ours', number[]> = { genuine: [], ours: [] }
  for (let round = 0; round < 7; round++) {
    times.genuine.push(await perCall(() => clients.genuine.authenticateRequest(request), 500))
    times.ours.push(await perCall(() => clients.ours.authenticateRequest(request, embedded), 5_000))
  }
  return { theirs: median(times.genuine.slice(1)), ours: median(times.ours.slice(1)) }
}

async function perCall(call: () => Promise<{ status: string }>, count: number): Promise<number> {
  const begin = performance.now()
  for (let i = 0; i < count; i++) {
    const { status } = await call()
    if (status !== 'signed-in') throw new Error(`The request is ${status}`)
  }
  return ((performance.now() - begin) / count) * 1000
}
