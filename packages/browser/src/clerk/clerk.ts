import type { FormFeedback, PageEnvironmentJSON } from '@dooryard/protocol'
import type { APIKeysNamespace } from '../api-keys/types.ts'
import { createComponents } from '../components/components.ts'
import type { UserVerificationProps } from '../components/props.ts'
import type { ComponentMethods } from '../components/table.ts'
import type { UIChange, UILoader } from '../components/types.ts'
import { VERSION } from '../core/version.ts'
import { navigate } from '../navigation/navigation.ts'
import type {
  FlowRedirectOptions,
  HandleRedirectCallback,
  NavigateOptions,
} from '../navigation/types.ts'
import {
  type AfterFlowOptions,
  afterFlowUrl,
  afterSignOutUrl,
  chooseAccountUrl,
  flowUrl,
  pageUrl,
  tasksUrl,
} from '../navigation/urls.ts'
import type { OAuthApplicationNamespace } from '../oauth-application/types.ts'
import type { AuthenticateWithGoogleOneTapParams, GoogleOneTapProps } from '../one-tap/types.ts'
import type { OrganizationResource } from '../organization/types.ts'
import type {
  ClerkOptions,
  ClerkStatus,
  ListenerCallback,
  SetActiveParams,
  SignOutCallback,
  SignOutOptions,
} from '../page/options.ts'
import type { Page, PageActions, StartOptions } from '../page/page.ts'
import { withReach } from '../platform/browser-reach.ts'
import type { SignInResource } from '../sign-in/types.ts'
import type { SignUpResource } from '../sign-up/types.ts'

export interface LoadOptions extends StartOptions {
  /** Brings the components; called when the first one is mounted or opened. */
  ui?: UILoader<Clerk>
}

export interface Clerk extends ComponentMethods {}

type Later = {
  [Name in keyof PageActions]: PageActions[Name] extends (...given: never) => Promise<unknown>
    ? Name
    : never
}[keyof PageActions]

type StatusHandler = (status: ClerkStatus) => void

/**
 * The Clerk object of a page (`window.Clerk`): who is signed in, and all that changes it. Methods may be detached
 * (`const { signOut } = clerk`).
 *
 * Errors: `ClerkAPIResponseError` when the server refuses, `ClerkRuntimeError` (with `code`) for the rest.
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor gives it the methods of all components
export class Clerk {
  readonly version: string = VERSION
  readonly publishableKey: string
  readonly domain: string
  readonly proxyUrl: string | undefined
  status: ClerkStatus

  readonly #page
  readonly #components
  readonly #statusHandlers = new Set<StatusHandler>()
  #ui: UILoader<Clerk> | undefined
  /** What is asked for may be closed before it has come. */
  #oneTap: object | undefined

  /** `ui` brings the components; called when the first one is mounted or opened. */
  constructor(page: Page, ui?: UILoader<Clerk>) {
    this.#page = withReach(page)
    this.#ui = ui
    this.publishableKey = page.publishableKey
    this.domain = page.domain
    this.proxyUrl = page.proxyUrl || undefined
    this.status = page.status
    page.onStatus = (status) => {
      this.status = status
      for (const handler of this.#statusHandlers) handler(status)
    }
    this.#components = createComponents(
      this.#page,
      () => this.#ui && (async () => (await this.#ui!())(this)),
    )
    Object.assign(this, this.#components.methods)
    page.updateListeners.add(this.#components.update)
  }

  get feedback(): FormFeedback | null {
    return this.#page.feedback
  }

  /** Host of the Frontend API. */
  get frontendApi() {
    return this.#page.frontendApi
  }
  get instanceType() {
    return this.#page.instanceType
  }
  get isSatellite(): boolean {
    const { options, platform } = this.#page
    const { isSatellite } = options
    return typeof isSatellite === 'function' ? isSatellite(new URL(platform.href())) : !!isSatellite
  }
  get loaded() {
    return this.status === 'ready' || this.status === 'degraded'
  }
  /** Settings of the instance, as on the wire, as far as they were needed; null until they are known. */
  get environment(): PageEnvironmentJSON | null {
    return this.#page.environment
  }
  /** Undefined until loaded. */
  get client() {
    return this.#page.client()
  }
  /** Undefined until loaded, and while a change is under way; null: signed out. */
  get session() {
    return this.#page.session()
  }
  get user() {
    const { session } = this
    return session ? session.user : session
  }
  get organization(): OrganizationResource | null | undefined {
    return this.#page.resources()?.organization
  }
  get isSignedIn() {
    return !!this.session
  }

  /**
   * Loads once; later calls answer with the first one's result. Resolves when the state is known, or (status
   * `degraded`) when the server cannot be reached and what the session cookie says stands in. Rejects when the
   * server refuses.
   */
  load = ({ ui, ...options }: LoadOptions = {}): Promise<void> => {
    this.#ui ??= ui
    return this.#page.load(options)
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
    this.#page.addListener(callback, options)

  /**
   * Makes a session (and organization) of this browser the active one. Emits `undefined`, renews the session at the
   * server, writes the cookie, navigates, emits the result. `redirectUrl` outside the allowed origins leads to `/`.
   */
  setActive = async (params: SetActiveParams): Promise<void> =>
    (await this.#page.actions()).setActive(params)

  /** Signs out of all sessions, or of `sessionId` only; then calls back, or goes to the after-sign-out page. */
  signOut = async (
    callbackOrOptions?: SignOutCallback | SignOutOptions,
    options?: SignOutOptions,
  ): Promise<void> => (await this.#page.actions()).signOut(callbackOrOptions, options)

  /** Asks the server who is signed in, and follows its answer. */
  handleUnauthenticated = async (): Promise<void> =>
    (await this.#page.actions()).handleUnauthenticated()

  /**
   * On the page that a provider sent the visitor back to: goes on with the sign-in or sign-up, as the other one of them where
   * that is what it is, and leads to what comes next.
   */
  handleRedirectCallback = this.#whenLoaded('handleRedirectCallback')

  /** A sign-in with what Google gave this page, or a sign-up of who has no account; `handleGoogleOneTapCallback` goes on. */
  authenticateWithGoogleOneTap = async (
    params: AuthenticateWithGoogleOneTapParams,
  ): Promise<SignInResource | SignUpResource> => {
    const [{ authenticate }] = await Promise.all([
      import('../one-tap/authenticate.ts'),
      this.#ready(),
    ])
    return authenticate(this.#page, params)
  }
  /** Leads to what comes next for such an attempt, as `handleRedirectCallback` does. */
  handleGoogleOneTapCallback = async (
    attempt: SignInResource | SignUpResource,
    ...given: Parameters<HandleRedirectCallback>
  ): Promise<unknown> => {
    const [{ goOn }] = await Promise.all([import('../page/redirect-callback.ts'), this.#ready()])
    return goOn(this.#page, attempt, ...given)
  }
  /** Shows Google's prompt to who is not signed in. */
  openGoogleOneTap = async (props: GoogleOneTapProps = {}): Promise<void> => {
    const mine = {}
    this.#oneTap = mine
    const [{ openPrompt }] = await Promise.all([import('../one-tap/prompt.ts'), this.#ready()])
    if (this.#oneTap === mine) return openPrompt(this.#page, props)
  }
  closeGoogleOneTap = async (): Promise<void> => {
    if (!this.#oneTap) return
    this.#oneTap = undefined
    const { closePrompt } = await import('../one-tap/prompt.ts')
    if (!this.#oneTap) closePrompt(this.#page)
  }

  async #ready() {
    if (!this.client) await this.load()
  }

  /** What talks to the server, for whoever calls before the state is known. */
  #whenLoaded<Name extends Later>(name: Name): PageActions[Name] {
    const call = async (...given: unknown[]) => {
      await this.#ready()
      const actions = (await this.#page.actions()) as Record<Name, (...given: unknown[]) => unknown>
      return actions[name](...given)
    }
    return call as PageActions[Name]
  }

  /**
   * On the page that a link of a mail has led to: goes on in the browser that asked for it, and throws `EmailLinkError` where nothing
   * came of it.
   */
  handleEmailLinkVerification = this.#whenLoaded('handleEmailLinkVerification')

  /** Keys by which programs act for who is signed in, or for the organization in which they work. */
  readonly apiKeys: APIKeysNamespace = {
    getAll: async (params) => (await this.#keys()).getAll(params),
    create: async (params) => (await this.#keys()).create(params),
    update: async (params) => (await this.#keys()).update(params),
    revoke: async (params) => (await this.#keys()).revoke(params),
  }
  readonly #keys = this.#whenLoaded('apiKeys')

  /** Applications that ask to act for who is signed in. */
  readonly oauthApplication: OAuthApplicationNamespace = {
    getConsentInfo: this.#whenLoaded('getConsentInfo'),
  }

  /** Makes an organization, whose first member is who is signed in; `setActive` then has the session work in it. */
  createOrganization = this.#whenLoaded('createOrganization')
  /** One of the visitor's own. @throws {ClerkAPIResponseError} for any other. */
  getOrganization = this.#whenLoaded('getOrganization')

  /**
   * Puts an address on the waitlist. Frontend API §3.13.
   *
   * @throws {ClerkAPIResponseError} 403 where there is none, 422 for what is no address.
   */
  joinWaitlist = this.#whenLoaded('joinWaitlist')

  /** Goes to a page of an allowed origin (else to `/`): by `routerPush`/`routerReplace` where given. */
  navigate = (to: string, options?: NavigateOptions) => navigate(this.#page, to, options)

  buildSignInUrl = (options?: FlowRedirectOptions) => flowUrl(this.#page, 'signIn', options)
  buildSignUpUrl = (options?: FlowRedirectOptions) => flowUrl(this.#page, 'signUp', options)
  buildAfterSignInUrl = (options?: AfterFlowOptions) => afterFlowUrl(this.#page, 'signIn', options)
  buildAfterSignUpUrl = (options?: AfterFlowOptions) => afterFlowUrl(this.#page, 'signUp', options)
  buildAfterSignOutUrl = () => afterSignOutUrl(this.#page)
  buildAfterMultiSessionSingleSignOutUrl = () => chooseAccountUrl(this.#page)
  buildUserProfileUrl = () => pageUrl(this.#page, 'userProfileUrl')
  buildOrganizationProfileUrl = () => pageUrl(this.#page, 'organizationProfileUrl')
  buildCreateOrganizationUrl = () => pageUrl(this.#page, 'createOrganizationUrl')
  buildWaitlistUrl = () => pageUrl(this.#page, 'waitlistUrl')
  buildHomeUrl = () => pageUrl(this.#page, 'homeUrl')
  buildTasksUrl = () => tasksUrl(this.#page)

  redirectToSignIn = (options?: FlowRedirectOptions) => this.navigate(this.buildSignInUrl(options))
  redirectToSignUp = (options?: FlowRedirectOptions) => this.navigate(this.buildSignUpUrl(options))
  redirectToAfterSignIn = () => this.navigate(this.buildAfterSignInUrl())
  redirectToAfterSignUp = () => this.navigate(this.buildAfterSignUpUrl())
  redirectToAfterSignOut = () => this.navigate(this.buildAfterSignOutUrl())
  redirectToUserProfile = () => this.navigate(this.buildUserProfileUrl())
  redirectToOrganizationProfile = () => this.navigate(this.buildOrganizationProfileUrl())
  redirectToCreateOrganization = () => this.navigate(this.buildCreateOrganizationUrl())
  redirectToWaitlist = () => this.navigate(this.buildWaitlistUrl())
  redirectToHome = () => this.navigate(this.buildHomeUrl())
  redirectToTasks = () => this.navigate(this.buildTasksUrl())

  /** Appearance and localization of all components, or (with `node`) the props of one; takes effect at once. */
  updateOptions = (change: UIChange): void => this.#page.update(change)
  /** The name under which `updateClerkOptions` knows `updateOptions`. */
  __unstable__updateProps = ({ options, ...change }: UIChange & { options?: ClerkOptions }) =>
    this.updateOptions({ ...options, ...change } as UIChange)

  __internal_getOption = <Name extends keyof ClerkOptions>(name: Name): ClerkOptions[Name] =>
    this.#page.options[name]

  /** An empty window for a provider: browsers open one in a click alone. `isFramed`: this page is within one of another site. */
  __internal_openWindow = () => this.#page.platform.openWindow()
  __internal_isFramed = () => this.#page.platform.isFramed()

  /** Fetches what talks to the server, for whoever will need it soon. */
  __internal_prepare = () => this.#page.actions()

  /** Asks who uses the session to prove it again. The call that was refused for want of that is for the caller to repeat. */
  __internal_openReverification = (props?: UserVerificationProps): unknown =>
    this.openUserVerification(props)
  __internal_closeReverification = (): void => this.closeUserVerification()

  /** Calls back before every navigation of this object; modals close then. Returns the function that ends it. */
  __internal_addNavigationListener = (callback: () => void) => {
    this.#page.navigationListeners.add(callback)
    return () => {
      this.#page.navigationListeners.delete(callback)
    }
  }

  /** Ends timers, channels and listeners. The object is of no use afterwards. */
  dispose = (): void => {
    this.#page.dispose()
  }
}
