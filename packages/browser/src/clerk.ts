import type { EnvironmentJSON, FormFeedback } from '@dooryard/protocol'
import { createComponents } from './components.ts'
import { type CoreOptions, createCore } from './core.ts'
import type { LoadOptions } from './load-options.ts'
import { navigate, unavailable } from './navigation.ts'
import type {
  FlowRedirectOptions,
  SignInModalProps,
  SignInProps,
  SignUpModalProps,
  SignUpProps,
  UIChange,
  UILoader,
  UserButtonProps,
} from './types/components.ts'
import type {
  ClerkOptions,
  ClerkStatus,
  ListenerCallback,
  NavigateOptions,
  SetActiveParams,
  SignOutCallback,
  SignOutOptions,
} from './types/options.ts'
import type { OrganizationResource } from './types/organization.ts'
import {
  type AfterFlowOptions,
  afterFlowUrl,
  afterSignOutUrl,
  chooseAccountUrl,
  flowUrl,
  pageUrl,
  tasksUrl,
} from './urls.ts'
import { VERSION } from './version.ts'

type StatusHandler = (status: ClerkStatus) => void

/**
 * The Clerk object of a page (`window.Clerk`): who is signed in, and all that changes it. Methods may be detached
 * (`const { signOut } = clerk`).
 *
 * Errors: `ClerkAPIResponseError` when the server refuses, `ClerkRuntimeError` (with `code`) for the rest.
 */
export class Clerk {
  readonly version: string = VERSION
  readonly publishableKey: string
  readonly domain: string
  readonly proxyUrl: string | undefined
  status: ClerkStatus = 'loading'
  /** The last form that this browser posted without the runtime; see the protocol's `FormFeedback`. */
  feedback: FormFeedback | null = null

  readonly #core
  readonly #components
  readonly #statusHandlers = new Set<StatusHandler>()
  #ui: UILoader<Clerk> | undefined
  #loading: Promise<void> | undefined

  constructor(publishableKey: string, options: CoreOptions = {}) {
    this.publishableKey = publishableKey
    this.domain = options.domain ?? ''
    this.proxyUrl = options.proxyUrl
    this.#core = createCore(publishableKey, options)
    this.#components = createComponents(
      this.#core,
      () => this.#ui && (async () => (await this.#ui!())(this)),
    )
  }

  /** Host of the Frontend API. */
  get frontendApi() {
    return this.#core.frontendApi
  }
  get instanceType() {
    return this.#core.instanceType
  }
  get isSatellite(): boolean {
    const { options, platform } = this.#core
    const { isSatellite } = options
    return typeof isSatellite === 'function' ? isSatellite(new URL(platform.href())) : !!isSatellite
  }
  get loaded() {
    return this.status === 'ready' || this.status === 'degraded'
  }
  /** Settings of the instance, as on the wire; null until they are known. */
  get environment(): EnvironmentJSON | null {
    return this.#core.environment
  }
  /** Undefined until loaded. */
  get client() {
    return this.#core.client()
  }
  /** Undefined until loaded, and while a change is under way; null: signed out. */
  get session() {
    return this.#core.session()
  }
  get user() {
    const { session } = this
    return session ? session.user : session
  }
  get organization(): OrganizationResource | null | undefined {
    return this.session && null
  }
  get isSignedIn() {
    return !!this.session
  }

  /**
   * Loads once; later calls answer with the first one's result. Resolves when the state is known, or (status
   * `degraded`) when the server cannot be reached and what the session cookie says stands in. Rejects when the
   * server refuses.
   */
  load = (options: LoadOptions = {}): Promise<void> => {
    this.#loading ??= this.#load(options)
    return this.#loading
  }

  async #load({ boot, ui, fetch, ...options }: LoadOptions) {
    const core = this.#core
    core.options = options
    this.#ui = ui
    if (fetch) core.fetch = fetch
    this.feedback = boot?.feedback ?? null
    if (boot) {
      core.environment = boot.environment
      if (boot.now) core.tokens.clockOffset = boot.now - core.platform.now()
      core.start(boot.client)
      return this.#setStatus('ready')
    }
    try {
      const { loadState, recover } = await core.actions()
      const status = await loadState(core)
      this.#setStatus(status)
      if (status === 'ready') return
      recover(core).then(
        () => this.#setStatus('ready'),
        () => this.#setStatus('error'),
      )
    } catch (error) {
      this.#setStatus('error')
      throw error
    }
  }

  #setStatus(status: ClerkStatus) {
    this.status = status
    for (const handler of this.#statusHandlers) handler(status)
  }

  /** `notify`: call at once with the present status too. */
  on = (_: 'status', handler: StatusHandler, options?: { notify: boolean }): void => {
    this.#statusHandlers.add(handler)
    if (options?.notify) handler(this.status)
  }
  off = (_: 'status', handler: StatusHandler): void => {
    this.#statusHandlers.delete(handler)
  }

  /**
   * Calls back at once when loaded, and after every client state that was applied: also after each step of a sign-in
   * or sign-up, and when the session token was renewed. What changed has a new identity in the emission: `client`
   * always; `client.signIn`, `client.signUp`, `session` and `user` when their content changed. Older objects of
   * `client`, `signIn` and `signUp` read the present state, so they may be kept; compare identities to see changes.
   *
   * `session` and `user` are undefined while a change is under way. Returns the function that ends it.
   */
  addListener = (callback: ListenerCallback, options?: { skipInitialEmit?: boolean }) =>
    this.#core.addListener(callback, options)

  /**
   * Makes a session (and organization) of this browser the active one. Emits `undefined`, renews the session at the
   * server, writes the cookie, navigates, emits the result. `redirectUrl` outside the allowed origins leads to `/`.
   */
  setActive = async (params: SetActiveParams): Promise<void> =>
    (await this.#core.actions()).setActive(this.#core, params)

  /** Signs out of all sessions, or of `sessionId` only; then calls back, or goes to the after-sign-out page. */
  signOut = async (
    callbackOrOptions?: SignOutCallback | SignOutOptions,
    options?: SignOutOptions,
  ): Promise<void> => (await this.#core.actions()).signOut(this.#core, callbackOrOptions, options)

  /** Asks the server who is signed in, and follows its answer. */
  handleUnauthenticated = async (): Promise<void> =>
    (await this.#core.actions()).handleUnauthenticated()

  /** Goes to a page of an allowed origin (else to `/`): by `routerPush`/`routerReplace` where given. */
  navigate = (to: string, options?: NavigateOptions) => navigate(this.#core, to, options)

  buildSignInUrl = (options?: FlowRedirectOptions) => flowUrl(this.#core, 'signIn', options)
  buildSignUpUrl = (options?: FlowRedirectOptions) => flowUrl(this.#core, 'signUp', options)
  buildAfterSignInUrl = (options?: AfterFlowOptions) => afterFlowUrl(this.#core, 'signIn', options)
  buildAfterSignUpUrl = (options?: AfterFlowOptions) => afterFlowUrl(this.#core, 'signUp', options)
  buildAfterSignOutUrl = () => afterSignOutUrl(this.#core)
  buildAfterMultiSessionSingleSignOutUrl = () => chooseAccountUrl(this.#core)
  buildUserProfileUrl = () => pageUrl(this.#core, 'userProfileUrl')
  buildWaitlistUrl = () => pageUrl(this.#core, 'waitlistUrl')
  buildHomeUrl = () => pageUrl(this.#core, 'homeUrl')
  buildTasksUrl = () => tasksUrl(this.#core)

  redirectToSignIn = (options?: FlowRedirectOptions) => this.navigate(this.buildSignInUrl(options))
  redirectToSignUp = (options?: FlowRedirectOptions) => this.navigate(this.buildSignUpUrl(options))
  redirectToAfterSignIn = () => this.navigate(this.buildAfterSignInUrl())
  redirectToAfterSignUp = () => this.navigate(this.buildAfterSignUpUrl())
  redirectToAfterSignOut = () => this.navigate(this.buildAfterSignOutUrl())
  redirectToUserProfile = () => this.navigate(this.buildUserProfileUrl())
  redirectToWaitlist = () => this.navigate(this.buildWaitlistUrl())
  redirectToHome = () => this.navigate(this.buildHomeUrl())
  redirectToTasks = () => this.navigate(this.buildTasksUrl())

  mountSignIn = (node: HTMLElement, props?: SignInProps) =>
    this.#components.mount('SignIn', node, props)
  mountSignUp = (node: HTMLElement, props?: SignUpProps) =>
    this.#components.mount('SignUp', node, props)
  mountUserButton = (node: HTMLElement, props?: UserButtonProps) =>
    this.#components.mount('UserButton', node, props)
  unmountSignIn = (node: HTMLElement) => this.#components.unmount(node)
  unmountSignUp = this.unmountSignIn
  unmountUserButton = this.unmountSignIn
  openSignIn = (props?: SignInModalProps) => this.#components.open('SignIn', props)
  openSignUp = (props?: SignUpModalProps) => this.#components.open('SignUp', props)
  closeSignIn = () => this.#components.close('SignIn')
  closeSignUp = () => this.#components.close('SignUp')

  openUserProfile = unavailable
  openOrganizationProfile = unavailable
  openCreateOrganization = unavailable
  openWaitlist = unavailable
  openGoogleOneTap = unavailable
  handleRedirectCallback = unavailable
  handleEmailLinkVerification = unavailable

  /** Appearance and localization of all components, or (with `node`) the props of one; takes effect at once. */
  updateOptions = ({ node, props, ...options }: UIChange): void => {
    Object.assign(this.#core.options, options)
    this.#components.update({ ...(node && { node }), ...(props && { props }), ...options })
  }
  /** The name under which `updateClerkOptions` knows `updateOptions`. */
  __unstable__updateProps = ({ options, ...change }: UIChange & { options?: ClerkOptions }) =>
    this.updateOptions({ ...options, ...change } as UIChange)

  __internal_getOption = <Name extends keyof ClerkOptions>(name: Name): ClerkOptions[Name] =>
    this.#core.options[name]

  /** Fetches what talks to the server, for whoever will need it soon. */
  __internal_prepare = (): Promise<unknown> => this.#core.actions()

  /** Calls back before every navigation of this object; modals close then. Returns the function that ends it. */
  __internal_addNavigationListener = (callback: () => void) => {
    this.#core.navigationListeners.add(callback)
    return () => {
      this.#core.navigationListeners.delete(callback)
    }
  }

  /** Ends timers, channels and listeners. The object is of no use afterwards. */
  dispose = (): void => {
    this.#core.dispose()
  }
}
