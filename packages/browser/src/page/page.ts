import { type ClientJSON, isEmbeddedHost, originOf, parsePublishableKey } from '@dooryard/protocol'
import type { ClientMethods } from '../client/actions.ts'
import { createClientState } from '../client/client.ts'
import type { ClientResource } from '../client/types.ts'
import type { Actions, Core } from '../core/core.ts'
import { ClerkRuntimeError } from '../core/errors.ts'
import type { NavigatingCore } from '../navigation/types.ts'
import { browserPlatform, type Channel, type Platform } from '../platform/platform.ts'
import type { SignedInSessionResource } from '../session/types.ts'
import { readSessionToken } from '../tokens/session-token.ts'
import { createTokens, type TokenHolder } from '../tokens/tokens.ts'
import type {
  ClerkOptions,
  ListenerCallback,
  Resources,
  SetActiveParams,
  SignOutCallback,
  SignOutOptions,
} from './options.ts'

/** All that talks to the server. */
export interface PageActions extends Actions<ClientMethods> {
  handleUnauthenticated(): Promise<void>
  /** Brings the settings that the page did not bring along. */
  loadEnvironment(): Promise<void>
  loadState(): Promise<'ready' | 'degraded'>
  recover(): Promise<void>
  setActive(params: SetActiveParams): Promise<void>
  signOut(
    callbackOrOptions?: SignOutCallback | SignOutOptions,
    options?: SignOutOptions,
  ): Promise<void>
}

/** The core of a Clerk object: what its rooms know of it, and the active session. */
export interface Page extends NavigatingCore, Core<ClientMethods> {
  /** Options of `load`, merged with later changes. */
  options: ClerkOptions
  actions(): Promise<PageActions>
  /** Set by the actions once they are there: told about every state. */
  onChange?: (session: TokenHolder | undefined, client: ClientJSON | null) => void
  client(): ClientResource | undefined
  session(): SignedInSessionResource | null | undefined
  addListener(callback: ListenerCallback, options?: { skipInitialEmit?: boolean }): () => void
  /** Begins: chooses the session and follows the other tabs. */
  start(client: ClientJSON | null): void
  /** Undefined: a change is under way. Null: no session. */
  activate(session: SignedInSessionResource | null | undefined): void
  /** Tells the other tabs. */
  announce(type: 'signout' | 'refresh'): void
  dispose(): void
}

export interface PageSettings {
  /** Domain of a satellite application. */
  domain?: string
  /** Where the Frontend API is reached instead of at the host of the key; may be a path. */
  proxyUrl?: string
  /** In place of the global `fetch`. */
  fetch?: typeof fetch
  /** In place of the browser. */
  platform?: Platform
}

/** Where an embedded server is, unless told otherwise. */
const EMBEDDED_PATH = '/__clerk'

/** The state of a page's Clerk object, and the only place where it changes. */
export function createPage(publishableKey: string, options: PageSettings): Page {
  const key = parsePublishableKey(publishableKey)
  if (!key) {
    throw new ClerkRuntimeError('publishableKey is not a publishable key.', {
      code: 'publishable_key_invalid',
    })
  }
  const { platform = browserPlatform, domain } = options
  const proxyUrl = options.proxyUrl || (isEmbeddedHost(key.frontendApi) ? EMBEDDED_PATH : '')
  const listeners = new Set<ListenerCallback>()
  let connection: Promise<PageActions> | undefined
  let tabs: Channel | undefined
  let stopWaking = () => {}
  /** Undefined until the first state is known. */
  let activeId: string | null | undefined
  let isChanging = false

  const page = {
    ...key,
    publishableKey,
    platform,
    proxyUrl,
    /** Frontend API §1.2. */
    baseUrl: new URL(
      proxyUrl ||
        originOf(
          domain && key.instanceType === 'production'
            ? domain.replace(/^(clerk\.)?/, 'clerk.')
            : key.frontendApi,
        ),
      platform.href(),
    ).href.replace(/[?#].*|\/$/g, ''),
    fetch: options.fetch ?? ((...request) => fetch(...request)),
    options: {},
    environment: null,
    actions() {
      connection ??= import('./connect.ts').then(({ connect }) => connect(page))
      // What could not be fetched is fetched by the next call.
      connection.catch(() => {
        connection = undefined
      })
      return connection
    },

    client: () => (activeId === undefined ? undefined : state.resource()),
    session: () => (activeId === undefined || isChanging ? undefined : (findActive() ?? null)),
    snapshot: () => state.snapshot(),

    applyClient(json) {
      for (const session of json?.sessions ?? []) {
        page.tokens.remember(session.last_active_token?.jwt)
      }
      state.apply(json)
      if (activeId === undefined) return
      if (!isChanging && !findActive()) activeId = null
      publish()
    },

    addListener(callback, { skipInitialEmit } = {}) {
      listeners.add(callback)
      if (activeId !== undefined && !skipInitialEmit) callback(resources())
      return () => {
        listeners.delete(callback)
      }
    },
    start(json) {
      page.tokens.remember(readSessionToken(page)?.getRawString())
      page.applyClient(json)
      const client = state.resource()
      const choose = page.options.selectInitialSession
      const lastActive = ({ id }: { id: string }) => id === client.lastActiveSessionId
      const chosen = choose
        ? choose(client)
        : (client.signedInSessions.find(lastActive) ?? client.signedInSessions[0])
      activeId = chosen?.id ?? null
      if (!tabs) follow()
      publish()
    },
    activate(session) {
      isChanging = session === undefined
      if (session !== undefined) activeId = session?.id ?? null
      publish()
    },
    announce: (type) => tabs?.post({ type }),
    navigationListeners: new Set(),
    isDisposed: false,
    dispose() {
      page.isDisposed = true
      page.tokens.stop()
      stopWaking()
      tabs?.close()
      listeners.clear()
    },
  } as Omit<Page, 'tokens'> as Page

  const state = createClientState(page)
  return Object.assign(page, { tokens: createTokens(page) })

  function findActive() {
    return state.resource().signedInSessions.find(({ id }) => id === activeId)
  }

  function resources(): Resources {
    const session = page.session()
    return {
      client: state.resource(),
      session,
      user: session ? session.user : session,
      organization: session && null,
    }
  }

  /** After every change: cookies, next renewal, listeners. */
  function publish() {
    if (!isChanging) {
      page.onChange?.(findActive(), state.snapshot())
      page.tokens.schedule()
    }
    for (const listener of [...listeners]) {
      // One that fails is no reason to keep the others, or a request, from ending well.
      try {
        listener(resources())
      } catch (error) {
        console.error(error)
      }
    }
  }

  function follow() {
    stopWaking = platform.onWake(page.tokens.schedule)
    tabs = platform.channel('clerk', (message) => {
      const client = state.snapshot()
      const { type } = message as { type?: string }
      if (type === 'signout' && client) page.applyClient({ ...client, sessions: [] })
      // A failure is no matter: the next request of this tab brings the state too.
      if (type === 'refresh') refresh().catch(() => {})
    })
  }

  /** Another tab changed something: follow it, and into its session if this tab has none. */
  async function refresh() {
    await state.resource().reload()
    if (activeId === null) page.start(state.snapshot())
  }
}
