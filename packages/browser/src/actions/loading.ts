import type { ClientJSON, EnvironmentJSON } from '@dooryard/protocol'
import { wait } from '../platform.ts'
import { type Runtime, unwrap } from '../runtime.ts'
import { readSessionToken } from '../session-token.ts'
import { tokenOrganization } from '../token.ts'

const TIMEOUT = 7_000
const LONGEST_PAUSE = 60_000

/**
 * Brings the first state from the server. Resolves with the status that results; rejects when the server
 * refuses.
 */
export async function loadState(runtime: Runtime): Promise<'ready' | 'degraded'> {
  const answers = await Promise.allSettled([fetchEnvironment(runtime), fetchClient(runtime)])
  for (const answer of answers) {
    if (answer.status === 'rejected' && !isOutage(answer.reason)) throw answer.reason
  }
  const [environment, client] = answers
  if (environment.status === 'fulfilled') runtime.environment = environment.value
  const isReachable = client.status === 'fulfilled'
  runtime.start(isReachable ? client.value : clientOfCookie(runtime))
  return isReachable && runtime.environment ? 'ready' : 'degraded'
}

/** Tries again, later each time. Resolves when all is known, or when the Clerk object is disposed. */
export async function recover(runtime: Runtime): Promise<void> {
  for (let pause = 2_000; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
    await wait(runtime.platform, pause * (1 + Math.random() / 4))
    if (runtime.isDisposed) return
    try {
      runtime.environment ??= await fetchEnvironment(runtime)
      runtime.start(await fetchClient(runtime))
      return
    } catch (error) {
      if (!isOutage(error)) throw error
    }
  }
}

const fetchEnvironment = (runtime: Runtime) => fetchOnce<EnvironmentJSON>(runtime, '/environment')
const fetchClient = (runtime: Runtime) => fetchOnce<ClientJSON | null>(runtime, '/client')

async function fetchOnce<Json>(runtime: Runtime, path: string): Promise<Json> {
  const { send } = await runtime.actions()
  return unwrap<Json>(await send(path, { signal: AbortSignal.timeout(TIMEOUT) }))
}

/** No answer, or one that says the server is unwell; a refusal of the request is something else. */
function isOutage(error: unknown): boolean {
  const { status } = error as { status?: number }
  return status === undefined || status >= 500 || status === 429
}

/** What the session cookie says, in the shape of a client: stands in while the server cannot be reached. */
function clientOfCookie(runtime: Runtime): ClientJSON | null {
  const token = readSessionToken(runtime)
  if (!token) return null
  const { sid, sub, sts = 'active', fva = null, act = null, iat, exp } = token.jwt.claims
  const session = {
    object: 'session',
    id: sid,
    status: sts,
    last_active_token: null,
    last_active_organization_id: tokenOrganization(token),
    factor_verification_age: fva,
    actor: act,
    tasks: null,
    expire_at: exp * 1000,
    abandon_at: exp * 1000,
    last_active_at: iat * 1000,
    created_at: iat * 1000,
    updated_at: iat * 1000,
    public_user_data: { user_id: sub, identifier: '', image_url: '', has_image: false },
    user: { object: 'user', id: sub, email_addresses: [], phone_numbers: [], web3_wallets: [] },
  }
  return {
    object: 'client',
    sessions: [session],
    sign_in: null,
    sign_up: null,
    last_active_session_id: sid,
    updated_at: iat * 1000,
  } as unknown as ClientJSON
}
