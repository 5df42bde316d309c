import {
  type ClientJSON,
  type EnvironmentJSON,
  readSessionClaims,
  type SessionClaims,
} from '@dooryard/protocol'
import { unwrap } from '../connection/answer.ts'
import type { Send } from '../connection/http.ts'
import { wait } from '../platform/wait.ts'
import { readSessionToken } from '../tokens/session-token.ts'
import { tokenOrganization } from '../tokens/token.ts'
import type { Page } from './page.ts'

const TIMEOUT = 7_000
const FIRST_PAUSE = 2_000
const LONGEST_PAUSE = 60_000

/**
 * Brings the first state from the server. Resolves when the status says what resulted; where that is not all, tries again
 * until it is. Rejects when the server refuses.
 */
export async function load(page: Page, send: Send): Promise<void> {
  const status = await loadState(page, send)
  page.tell(status)
  if (status === 'ready') return
  recover(page, send).then(
    () => page.tell('ready'),
    () => page.tell('error'),
  )
}

async function loadState(page: Page, send: Send): Promise<'ready' | 'degraded'> {
  const answers = await Promise.allSettled([fetchEnvironment(send), fetchClient(page, send)])
  for (const answer of answers) {
    if (answer.status === 'rejected' && !isOutage(answer.reason)) throw answer.reason
  }
  const [environment, client] = answers
  if (environment.status === 'fulfilled') page.environment = environment.value
  const isReachable = client.status === 'fulfilled'
  page.start(isReachable ? client.value : clientOfCookie(page))
  return isReachable && page.environment ? 'ready' : 'degraded'
}

/** Tries again, later each time. Resolves when all is known, or when the Clerk object is disposed. */
async function recover(page: Page, send: Send): Promise<void> {
  await wait(page.platform, jittered(FIRST_PAUSE))
  await loadEnvironment(page, send)
  await untilAnswered(page, async () => page.start(await fetchClient(page, send)))
}

/** Who waits for the settings of a page: all of them ask once. */
const loading = new WeakMap<Page, Promise<void>>()

/**
 * Waits for a server that is away: what asked for it has nothing to show before. With `tries`, for no more of them: then
 * rejects with what the last one met.
 */
export function loadEnvironment(page: Page, send: Send, tries?: number): Promise<void> {
  if (page.environment?.object) return Promise.resolve()
  const ask = async () => {
    page.environment = await fetchEnvironment(send)
  }
  if (tries) return untilAnswered(page, ask, tries)
  const fetching = loading.get(page) ?? untilAnswered(page, ask).finally(() => loading.delete(page))
  loading.set(page, fetching)
  return fetching
}

async function untilAnswered(
  page: Page,
  ask: () => Promise<void>,
  tries = Number.POSITIVE_INFINITY,
): Promise<void> {
  let pause = FIRST_PAUSE
  for (let failures = 1; !page.isDisposed; failures++) {
    try {
      return await ask()
    } catch (error) {
      if (failures >= tries || !isOutage(error)) throw error
    }
    await wait(page.platform, jittered(pause))
    pause = Math.min(LONGEST_PAUSE, pause * 2)
  }
}

const jittered = (pause: number) => pause * (1 + Math.random() / 4)

const fetchEnvironment = (send: Send) => fetchOnce<EnvironmentJSON>(send, '/environment')
/** A profile that somebody came back to from a provider, also over a page: it tells how that ended, and none after it. */
const BACK = /[?&](__dooryard_screen=connected|__clerk_modal_state=)/

const fetchClient = (page: Page, send: Send) =>
  fetchOnce<ClientJSON | null>(
    send,
    '/client',
    BACK.test(page.platform.href()) ? { __dooryard_screen: 'connected' } : {},
  )

async function fetchOnce<Json>(
  send: Send,
  path: string,
  query: Record<string, string> = {},
): Promise<Json> {
  return unwrap<Json>(await send(path, { query, signal: AbortSignal.timeout(TIMEOUT) }))
}

/** No answer, or one that says the server is unwell; a refusal of the request is something else. */
function isOutage(error: unknown): boolean {
  const { status } = error as { status?: number }
  return status === undefined || status >= 500 || status === 429
}

/** The organization that a token names, as far as it says more of it. */
function membershipsOf(claims: SessionClaims) {
  const { orgId, orgSlug, orgRole, orgPermissions } = readSessionClaims(claims)
  const organization = { id: orgId, slug: orgSlug ?? null, name: orgSlug ?? '' }
  return orgId ? [{ organization, role: orgRole, permissions: orgPermissions ?? [] }] : []
}

/** What the session cookie says, in the shape of a client: stands in while the server cannot be reached. */
function clientOfCookie(page: Page): ClientJSON | null {
  const token = readSessionToken(page)
  if (!token) return null
  const { claims } = token.jwt
  const { sid, sub, sts = 'active', fva = null, act = null, iat, exp } = claims
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
    user: {
      object: 'user',
      id: sub,
      email_addresses: [],
      phone_numbers: [],
      web3_wallets: [],
      organization_memberships: membershipsOf(claims),
    },
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
