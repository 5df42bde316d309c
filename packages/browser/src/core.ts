import {
  type ClientJSON,
  isClerkDevelopmentHost,
  isEmbeddedHost,
  parsePublishableKey,
} from '@dooryard/protocol'
import { ClerkRuntimeError } from './errors.ts'
import { createHttp } from './http.ts'
import { browserPlatform, type Platform } from './platform.ts'
import { createClientState } from './resources/client.ts'
import { type Runtime, unwrap } from './runtime.ts'
import { createSessionCookie } from './session-cookie.ts'
import { createTokens } from './tokens.ts'
import type { ClientResource } from './types/client.ts'
import type { ListenerCallback, Resources } from './types/options.ts'
import type { SignedInSessionResource, TokenResource } from './types/session.ts'

export interface CoreOptions {
  domain?: string
  proxyUrl?: string
  fetch?: typeof fetch
  platform?: Platform
}

/** The state of a page's Clerk object, and the only place where it changes. */
export interface Core extends Runtime {
  readonly frontendApi: string
  readonly instanceType: 'development' | 'production'
  fetch: typeof fetch
  addListener(callback: ListenerCallback, options?: { skipInitialEmit?: boolean }): () => void
  emit(): void
  /** Begins: chooses the session, writes its cookie, follows the other tabs. */
  start(client: ClientJSON | null): void
  /** Undefined: a change is under way. Null: no session. */
  activate(session: SignedInSessionResource | null | undefined): void
  signOutHere(): void
  announce(type: 'signout' | 'refresh'): void
  readCookie(): TokenResource | null
  /** Told before every navigation that goes through the Clerk object. */
  readonly navigationListeners: Set<() => void>
  dispose(): void
}

const BUILT_IN_PROXY = '/__clerk'

export function createCore(publishableKey: string, options: CoreOptions): Core {
  const key = parsePublishableKey(publishableKey)
  if (!key) {
    throw new ClerkRuntimeError(
      'The publishable key is not valid. Check PUBLIC_CLERK_PUBLISHABLE_KEY.',
      {
        code: 'publishable_key_invalid',
      },
    )
  }
  const { frontendApi, instanceType } = key
  const { platform = browserPlatform } = options
  const isEmbedded = isEmbeddedHost(frontendApi)
  const proxyUrl = options.proxyUrl || (isEmbedded ? BUILT_IN_PROXY : '')
  const isRemoteDevelopment =
    instanceType === 'development' &&
    !isEmbedded &&
    (!proxyUrl || isClerkDevelopmentHost(frontendApi))

  const listeners = new Set<ListenerCallback>()
  const cleanups: (() => void)[] = []
  const cookie = createSessionCookie(
    platform,
    publishableKey,
    () => !!core.environment?.partitioned_cookies,
  )
  const devBrowser = isRemoteDevelopment
    ? import('./dev-browser.ts').then((module) => module.createDevBrowser(core))
    : undefined

  /** Undefined until the first state is known. */
  let activeId: string | null | undefined
  let isChanging = false

  const core = {
    publishableKey,
    frontendApi,
    instanceType,
    platform,
    fetch: options.fetch ?? ((...request) => fetch(...request)),
    options: {},
    environment: null,
    baseUrl: baseUrlOf(frontendApi, instanceType, proxyUrl, options.domain, platform),

    client: () => (activeId === undefined ? undefined : state.resource()),
    session: () =>
      activeId === undefined || isChanging ? undefined : (findActive(state.resource()) ?? null),
    snapshot: () => state.snapshot(),

    applyClient(json) {
      for (const session of json?.sessions ?? []) {
        core.tokens.remember(session.last_active_token?.jwt)
      }
      const hadSession = !!activeId
      state.apply(json)
      if (activeId === undefined) return
      if (hadSession && !findActive(state.resource())) activeId = null
      devBrowser?.then((module) => module.onClient(json))
      publish()
    },
    applySession(json) {
      const client = state.snapshot()
      if (!client) return
      const sessions = client.sessions.map((session) => (session.id === json.id ? json : session))
      core.applyClient({ ...client, sessions })
    },
    async touch(session, organization, intent) {
      const answer = await core.send<{ client?: unknown }>(`/client/sessions/${session.id}/touch`, {
        method: 'POST',
        body: { activeOrganizationId: organization, intent },
      })
      if (!answer.client) core.applySession(unwrap(answer))
    },
    async handleUnauthenticated() {
      try {
        const client = unwrap<ClientJSON | null>(await core.send('/client'))
        core.applyClient(client)
      } catch (error) {
        const { status } = error as { status?: number }
        if (status !== 401 && status !== 403 && status !== 500) throw error
        core.applyClient(null)
      }
    },

    addListener(callback, { skipInitialEmit } = {}) {
      listeners.add(callback)
      if (activeId !== undefined && !skipInitialEmit) callback(resources())
      return () => listeners.delete(callback)
    },
    emit() {
      for (const listener of [...listeners]) listener(resources())
    },
    start(json) {
      const known = cookie.read()
      core.tokens.remember(known?.getRawString())
      core.applyClient(json)
      const client = state.resource()
      const chosen = core.options.selectInitialSession
        ? core.options.selectInitialSession(client)
        : (client.signedInSessions.find(({ id }) => id === client.lastActiveSessionId) ??
          client.signedInSessions[0])
      activeId = chosen?.id ?? null
      if (!cleanups.length) follow()
      publish()
    },
    activate(session) {
      isChanging = session === undefined
      if (session !== undefined) {
        activeId = session?.id ?? null
        if (session) cookie.claim(contextOf(session))
      }
      publish()
    },
    signOutHere() {
      const client = state.snapshot()
      core.applyClient(client && { ...client, sessions: [], last_active_session_id: null })
    },
    announce: (type) => tabs?.post({ type }),
    readCookie: cookie.read,
    navigationListeners: new Set(),
    dispose() {
      for (const cleanup of cleanups.splice(0)) cleanup()
      core.tokens.stop()
      listeners.clear()
    },
  } as Omit<Core, 'send' | 'setActive' | 'tokens'> as Core

  const state = createClientState(core)
  let tabs: ReturnType<Platform['channel']> | undefined

  Object.assign(core, {
    tokens: createTokens(core, cookie, onMinted),
    send: createHttp({
      baseUrl: core.baseUrl,
      fetch: (...request) => core.fetch(...request),
      platform,
      sessionId: () => activeId ?? undefined,
      prepare: (url) => devBrowser?.then((module) => module.decorate(url)),
      inspect: (response) => devBrowser?.then((module) => module.inspect(response)),
      onClient: core.applyClient,
      async onRefusal({ status, errors }, path) {
        if (status !== 401) return
        if (errors[0]?.code === 'dev_browser_unauthenticated') {
          return (await devBrowser)?.renew()
        }
        if (activeId && path !== '/client') await core.handleUnauthenticated()
      },
    } satisfies Parameters<typeof createHttp>[0]),
  })
  return core

  function findActive(client: ClientResource) {
    return client.signedInSessions.find(({ id }) => id === activeId)
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

  /** After every change: cookie, next renewal, listeners. */
  function publish() {
    const session = findActive(state.resource())
    if (!session) {
      if (cookie.read()) cookie.write(null)
      if (!isChanging) core.tokens.forget()
    } else if (cookie.owns(contextOf(session))) {
      if (session.lastActiveToken) cookie.write(session.lastActiveToken)
      cookie.claim(contextOf(session))
    }
    core.tokens.schedule()
    core.emit()
  }

  /** A new token gives its session a new identity, so that stores see the new claims. */
  function onMinted(jwt: string) {
    const session = findActive(state.resource())
    const json = state.snapshot()?.sessions.find(({ id }) => id === session?.id)
    if (json) core.applySession({ ...json, last_active_token: { object: 'token', jwt } })
  }

  function follow() {
    tabs = platform.channel('clerk', (message) => {
      const { type } = message as { type?: string }
      if (type === 'signout') core.signOutHere()
      if (type === 'refresh') void core.handleUnauthenticated().catch(() => {})
    })
    cleanups.push(tabs.close, platform.onWake(core.tokens.schedule))
  }
}

const contextOf = (session: SignedInSessionResource) =>
  `${session.id}:${session.lastActiveOrganizationId ?? ''}`

/** Frontend API §1.2. */
function baseUrlOf(
  frontendApi: string,
  instanceType: string,
  proxyUrl: string,
  domain: string | undefined,
  platform: Platform,
): string {
  if (proxyUrl) return new URL(proxyUrl, platform.href()).href.replace(/[?#].*|\/$/g, '')
  if (domain && instanceType === 'production')
    return `https://clerk.${domain.replace(/^clerk\./, '')}`
  return `https://${frontendApi}`
}
