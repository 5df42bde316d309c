import { isEmbeddedHost, originOf, parsePublishableKey } from '@dooryard/protocol'
import { ClerkRuntimeError } from './errors.ts'
import { browserPlatform, type Channel, type Platform } from './platform.ts'
import { createClientState } from './resources/client.ts'
import type { Actions, Runtime } from './runtime.ts'
import { readSessionToken } from './session-token.ts'
import { createTokens } from './tokens.ts'
import type { ListenerCallback, Resources } from './types/options.ts'

export interface CoreOptions {
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
export function createCore(publishableKey: string, options: CoreOptions): Runtime {
  const key = parsePublishableKey(publishableKey)
  if (!key) {
    throw new ClerkRuntimeError('publishableKey is not a publishable key.', {
      code: 'publishable_key_invalid',
    })
  }
  const { platform = browserPlatform, domain } = options
  const proxyUrl = options.proxyUrl || (isEmbeddedHost(key.frontendApi) ? EMBEDDED_PATH : '')
  const listeners = new Set<ListenerCallback>()
  let connection: Promise<Actions> | undefined
  let tabs: Channel | undefined
  let stopWaking = () => {}
  /** Undefined until the first state is known. */
  let activeId: string | null | undefined
  let isChanging = false

  const core = {
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
      connection ??= import('./actions.ts').then(({ connect }) => connect(core))
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
        core.tokens.remember(session.last_active_token?.jwt)
      }
      state.apply(json)
      if (activeId === undefined) return
      if (!isChanging && !findActive()) activeId = null
      publish()
    },
    applySession(json) {
      const client = state.snapshot()
      if (!client) return
      const sessions = client.sessions.map((session) => (session.id === json.id ? json : session))
      core.applyClient({ ...client, sessions })
    },

    addListener(callback, { skipInitialEmit } = {}) {
      listeners.add(callback)
      if (activeId !== undefined && !skipInitialEmit) callback(resources())
      return () => {
        listeners.delete(callback)
      }
    },
    start(json) {
      core.tokens.remember(readSessionToken(core)?.getRawString())
      core.applyClient(json)
      const client = state.resource()
      const choose = core.options.selectInitialSession
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
      core.isDisposed = true
      core.tokens.stop()
      stopWaking()
      tabs?.close()
      listeners.clear()
    },
  } as Omit<Runtime, 'tokens'> as Runtime

  const state = createClientState(core)
  return Object.assign(core, { tokens: createTokens(core) })

  function findActive() {
    return state.resource().signedInSessions.find(({ id }) => id === activeId)
  }

  function resources(): Resources {
    const session = core.session()
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
      core.onChange?.(findActive(), state.snapshot())
      core.tokens.schedule()
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
    stopWaking = platform.onWake(core.tokens.schedule)
    tabs = platform.channel('clerk', (message) => {
      const client = state.snapshot()
      const { type } = message as { type?: string }
      if (type === 'signout' && client) core.applyClient({ ...client, sessions: [] })
      // A failure is no matter: the next request of this tab brings the state too.
      if (type === 'refresh') refresh().catch(() => {})
    })
  }

  /** Another tab changed something: follow it, and into its session if this tab has none. */
  async function refresh() {
    await state.resource().reload()
    if (activeId === null) core.start(state.snapshot())
  }
}
