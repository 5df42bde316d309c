import {
  type ClientJSON,
  type FormFeedback,
  isEmbeddedHost,
  originOf,
  parsePublishableKey,
} from '@dooryard/protocol'
import type { APIKeysNamespace } from '../api-keys/types.ts'
import type { ClientMethods } from '../client/actions.ts'
import { createClientState } from '../client/client.ts'
import type { ClientResource } from '../client/types.ts'
import type { ClerkUI, UIChange } from '../components/types.ts'
import type { Actions, Core } from '../core/core.ts'
import { ClerkRuntimeError } from '../core/errors.ts'
import { later } from '../core/later.ts'
import type {
  HandleEmailLinkVerification,
  HandleRedirectCallback,
  NavigatingCore,
} from '../navigation/types.ts'
import type { OAuthApplicationNamespace } from '../oauth-application/types.ts'
import { activeMembership } from '../organization/organization.ts'
import type { CreateOrganizationParams, OrganizationResource } from '../organization/types.ts'
import { browserOutlook, type Channel, type Outlook, type Platform } from '../platform/platform.ts'
import type { SignedInSessionResource } from '../session/types.ts'
import { readSessionToken } from '../tokens/session-token.ts'
import { createTokens, type TokenHolder } from '../tokens/tokens.ts'
import type { JoinWaitlistParams, WaitlistResource } from '../waitlist/types.ts'
import type {
  BootData,
  ClerkOptions,
  ClerkStatus,
  ListenerCallback,
  Resources,
  SetActiveParams,
  SignOutCallback,
  SignOutOptions,
} from './options.ts'

/** All that talks to the server. */
export interface PageActions extends Actions<ClientMethods> {
  /** Brings what a form is about to call: signing in and up, or the account of who is signed in. */
  prepare(): Promise<void>
  handleUnauthenticated(): Promise<void>
  /** Brings the settings that the page did not bring along. Waits for a server that is away, or for some `tries`. */
  loadEnvironment(tries?: number): Promise<void>
  /** Brings the first state. */
  load(): Promise<void>
  setActive(params: SetActiveParams): Promise<void>
  joinWaitlist(params: JoinWaitlistParams): Promise<WaitlistResource>
  apiKeys(): Promise<APIKeysNamespace>
  getConsentInfo: OAuthApplicationNamespace['getConsentInfo']
  createOrganization(params: CreateOrganizationParams): Promise<OrganizationResource>
  getOrganization(id: string): Promise<OrganizationResource>
  handleRedirectCallback: HandleRedirectCallback
  handleEmailLinkVerification: HandleEmailLinkVerification
  signOut(
    callbackOrOptions?: SignOutCallback | SignOutOptions,
    options?: SignOutOptions,
  ): Promise<void>
}

/** What a page is begun with: options, and what stands in for the browser. */
export interface StartOptions extends ClerkOptions {
  /** What the server put into the page. With it, loading makes no request. */
  boot?: BootData
  /** In place of the global `fetch`. */
  fetch?: typeof fetch
}

/** What is known of the visitor of a page, and the only place where it changes. The Clerk object shows it. */
export interface Page extends NavigatingCore, Core<ClientMethods> {
  readonly domain: string
  status: ClerkStatus
  /** The last form that this browser posted without the runtime; see the protocol's `FormFeedback`. */
  feedback: FormFeedback | null
  /**
   * Loads once; later calls answer with the first one's result. Resolves when the state is known, or (status
   * `degraded`) when the server cannot be reached and what the session cookie says stands in. Rejects when the
   * server refuses.
   */
  load(options: StartOptions): Promise<void>
  /** Changes the status, and tells it. */
  tell(status: ClerkStatus): void
  /** Told of every status. */
  onStatus?: (status: ClerkStatus) => void
  /** Appearance and localization of all components, or (with `node`) the props of one; takes effect at once. */
  update(change: UIChange): void
  /** What draws components, once there is one: whoever brings it. */
  ui?: ClerkUI
  /** Told of these changes. */
  readonly updateListeners: Set<(change: UIChange) => void>
  /** What listeners are told; nothing before the first state is known. */
  resources(): Resources | undefined
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

/** The page once there is code that talks to the server or leaves it. */
export interface WiredPage extends Page {
  readonly platform: Platform
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

export function createPage(publishableKey: string, options: PageSettings = {}): Page {
  const key = parsePublishableKey(publishableKey)
  if (!key) {
    throw new ClerkRuntimeError('publishableKey is not a publishable key.', {
      code: 'publishable_key_invalid',
    })
  }
  const { domain } = options
  const platform: Outlook = options.platform ?? browserOutlook
  const proxyUrl = options.proxyUrl || (isEmbeddedHost(key.frontendApi) ? EMBEDDED_PATH : '')
  const listeners = new Set<ListenerCallback>()
  let loading: Promise<void> | undefined
  let tabs: Channel | undefined
  let stopWaking = () => {}
  /** Undefined until the first state is known. */
  let activeId: string | null | undefined
  let isChanging = false

  const page = {
    ...key,
    publishableKey,
    domain: domain ?? '',
    status: 'loading',
    feedback: null,
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
    actions: later(() => import('./connect.ts').then(({ connect }) => connect(page))),

    load(options) {
      loading ??= begin(options)
      return loading
    },
    tell(status) {
      page.status = status
      page.onStatus?.(status)
    },
    update(change) {
      const { node, props, ...options } = change
      Object.assign(page.options, options)
      page.ui?.update(change)
      for (const listener of page.updateListeners) listener(change)
    },
    updateListeners: new Set(),

    client: () => (activeId === undefined ? undefined : state.resource()),
    session: () => (activeId === undefined || isChanging ? undefined : (findActive() ?? null)),
    snapshot: () => state.snapshot(),
    resources() {
      const client = page.client()
      const session = page.session()
      const user = session ? session.user : session
      const organization = session && (activeMembership(session)?.organization ?? null)
      return client && { client, session, user, organization }
    },

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
      const known = page.resources()
      if (known && !skipInitialEmit) callback(known)
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

  async function begin({ boot, fetch, ...options }: StartOptions) {
    page.options = options
    page.fetch = fetch ?? page.fetch
    try {
      if (!boot) {
        import('./loading.ts').catch(() => {}) // beside what asks for it
        return await (await page.actions()).load()
      }
      page.feedback = boot.feedback
      page.environment = boot.environment
      if (boot.now) page.tokens.clockOffset = boot.now - platform.now()
      page.start(boot.client)
      page.tell('ready')
    } catch (error) {
      page.tell('error')
      throw error
    }
  }

  /** After every change: cookies, next renewal, listeners. */
  function publish() {
    if (!isChanging) {
      page.onChange?.(findActive(), state.snapshot())
      page.tokens.schedule()
    }
    const known = page.resources()
    for (const listener of known ? [...listeners] : []) {
      // One that fails is no reason to keep the others, or a request, from ending well.
      try {
        listener(known!)
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
