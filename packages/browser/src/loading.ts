import type { ClientJSON, EnvironmentJSON } from '@dooryard/protocol'
import type { Core } from './core.ts'
import { wait } from './platform.ts'
import { unwrap } from './runtime.ts'
import { tokenOrganization } from './token.ts'
import type { BootData } from './types/options.ts'

const TIMEOUT = 7_000
const LONGEST_PAUSE = 60_000

/** Brings the first state: from the page, or from the server. Resolves with the status that results. */
export async function loadState(
  core: Core,
  boot: BootData | undefined,
): Promise<'ready' | 'degraded'> {
  if (boot) {
    core.environment = boot.environment
    core.start(boot.client)
    return 'ready'
  }
  const [environment, client] = await Promise.allSettled([
    fetchEnvironment(core),
    fetchClient(core),
  ])
  for (const answer of [environment, client]) {
    if (answer.status === 'rejected' && !isOutage(answer.reason)) throw answer.reason
  }
  if (environment.status === 'fulfilled') core.environment = environment.value
  const isReachable = client.status === 'fulfilled'
  core.start(isReachable ? client.value : clientOfCookie(core))
  return isReachable && core.environment ? 'ready' : 'degraded'
}

/** Tries again, later each time, until all is known. Resolves then, or when the page's Clerk object is disposed. */
export async function recover(core: Core, isDisposed: () => boolean): Promise<void> {
  for (let pause = 2_000; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
    await wait(core.platform, pause * (1 + Math.random() / 4))
    if (isDisposed()) return
    try {
      core.environment ??= await fetchEnvironment(core)
      core.start(await fetchClient(core))
      return
    } catch (error) {
      if (!isOutage(error)) throw error
    }
  }
}

async function fetchEnvironment(core: Core) {
  return unwrap<EnvironmentJSON>(
    await core.send('/environment', { signal: AbortSignal.timeout(TIMEOUT) }),
  )
}

async function fetchClient(core: Core) {
  return unwrap<ClientJSON | null>(
    await core.send('/client', { signal: AbortSignal.timeout(TIMEOUT) }),
  )
}

/** No answer, or one that says the server is unwell; a refusal of the request is something else. */
function isOutage(error: unknown): boolean {
  const { status } = error as { status?: number }
  return status === undefined || status >= 500 || status === 429
}

/** What the session cookie says, in the shape of a client: stands in while the server cannot be reached. */
function clientOfCookie(core: Core): ClientJSON | null {
  const token = core.readCookie()
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
