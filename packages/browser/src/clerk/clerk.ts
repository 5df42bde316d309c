import { createComponents } from '../components/components.ts'
import type { UserVerificationProps } from '../components/props.ts'
import type { ComponentMethods, ModalName } from '../components/table.ts'
import type { UIChange, UILoader } from '../components/types.ts'
import { VERSION } from '../core/version.ts'
import type { FlowRedirectOptions, HandleRedirectCallback } from '../navigation/types.ts'
import {
  type AfterFlowOptions,
  afterFlowUrl,
  flowUrl,
  pageUrl,
  tasksUrl,
} from '../navigation/urls.ts'
import type { AuthenticateWithGoogleOneTapParams, GoogleOneTapProps } from '../one-tap/types.ts'
import type { ClerkOptions, ClerkStatus } from '../page/options.ts'
import type { Page, StartOptions, WiredPage } from '../page/page.ts'
import { untilLoaded, whenLoaded } from '../page/when-loaded.ts'
import type { SignInResource } from '../sign-in/types.ts'
import type { SignUpResource } from '../sign-up/types.ts'
import { ClerkPort } from './port.ts'

export interface LoadOptions extends StartOptions {
  /** Brings the components; called when the first one is mounted or opened. */
  ui?: UILoader<Clerk>
}

export interface Clerk extends ComponentMethods {}

type StatusHandler = (status: ClerkStatus) => void

/**
 * The Clerk object of a page (`window.Clerk`): who is signed in, and all that changes it. Methods may be detached
 * (`const { signOut } = clerk`).
 *
 * Errors: `ClerkAPIResponseError` when the server refuses, `ClerkRuntimeError` (with `code`) for the rest.
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor gives it the methods of all components
export class Clerk extends ClerkPort {
  readonly version: string = VERSION
  readonly publishableKey: string
  readonly domain: string
  status: ClerkStatus

  readonly #page: WiredPage
  readonly #statusHandlers = new Set<StatusHandler>()
  #ui: UILoader<Clerk> | undefined
  /** What is asked for may be closed before it has come. */
  #oneTap: object | undefined

  /** `ui` brings the components; called when the first one is mounted or opened. */
  constructor(page: Page, ui?: UILoader<Clerk>) {
    super(page)
    this.#page = page as WiredPage
    this.#ui = ui
    this.publishableKey = page.publishableKey
    this.domain = page.domain
    this.status = page.status
    page.onStatus = (status) => {
      this.status = status
      for (const handler of this.#statusHandlers) handler(status)
    }
    const { methods, update, prefetch } = createComponents(
      page,
      () =>
        this.#ui &&
        (async () => {
          const create = await this.#ui!()
          return () => create(this)
        }),
    )
    Object.assign(this, methods)
    this.__experimental_prefetchOrganizationSwitcher = () => prefetch('OrganizationSwitcher')
    page.updateListeners.add(update)
  }

  /** Ahead of mounting a switcher that opens with no button (`__experimental_asStandalone`): it need not be waited for then. */
  readonly __experimental_prefetchOrganizationSwitcher: () => void

  /** Host of the Frontend API. */
  get frontendApi() {
    return this.#page.frontendApi
  }
  get isSatellite(): boolean {
    const { options, platform } = this.#page
    const { isSatellite } = options
    return typeof isSatellite === 'function' ? isSatellite(new URL(platform.href())) : !!isSatellite
  }
  get loaded() {
    return this.status === 'ready' || this.status === 'degraded'
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

  /** Asks the server who is signed in, and follows its answer. */
  handleUnauthenticated = async (): Promise<void> =>
    (await this.#page.actions()).handleUnauthenticated()

  /** A sign-in with what Google gave this page, or a sign-up of who has no account; `handleGoogleOneTapCallback` goes on. */
  authenticateWithGoogleOneTap = async (
    params: AuthenticateWithGoogleOneTapParams,
  ): Promise<SignInResource | SignUpResource> => {
    const [{ authenticate }] = await Promise.all([
      import('../one-tap/authenticate.ts'),
      untilLoaded(this.#page),
    ])
    return authenticate(this.#page, params)
  }
  /** Leads to what comes next for such an attempt, as `handleRedirectCallback` does. */
  handleGoogleOneTapCallback = async (
    attempt: SignInResource | SignUpResource,
    ...given: Parameters<HandleRedirectCallback>
  ): Promise<unknown> => {
    const [{ goOn }] = await Promise.all([
      import('../page/redirect-callback.ts'),
      untilLoaded(this.#page),
    ])
    return goOn(this.#page, attempt, ...given)
  }
  /** Shows Google's prompt to who is not signed in. */
  openGoogleOneTap = async (props: GoogleOneTapProps = {}): Promise<void> => {
    const mine = {}
    this.#oneTap = mine
    const [{ openPrompt }] = await Promise.all([
      import('../one-tap/prompt.ts'),
      untilLoaded(this.#page),
    ])
    if (this.#oneTap === mine) return openPrompt(this.#page, props)
  }
  closeGoogleOneTap = async (): Promise<void> => {
    if (!this.#oneTap) return
    this.#oneTap = undefined
    const { closePrompt } = await import('../one-tap/prompt.ts')
    if (!this.#oneTap) closePrompt(this.#page)
  }

  /** One of the visitor's own. @throws {ClerkAPIResponseError} for any other. */
  getOrganization = whenLoaded(() => this.#page, 'getOrganization')

  buildSignUpUrl = (options?: FlowRedirectOptions) => flowUrl(this.#page, 'signUp', options)
  buildAfterSignInUrl = (options?: AfterFlowOptions) => afterFlowUrl(this.#page, 'signIn', options)
  buildAfterSignUpUrl = (options?: AfterFlowOptions) => afterFlowUrl(this.#page, 'signUp', options)
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

  /** The name under which `updateClerkOptions` knows `updateOptions`. */
  __unstable__updateProps = ({ options, ...change }: UIChange & { options?: ClerkOptions }) =>
    this.updateOptions({ ...options, ...change } as UIChange)

  /** Asks who uses the session to prove it again. The call that was refused for want of that is for the caller to repeat. */
  __internal_openReverification = (props?: UserVerificationProps): unknown =>
    this.openUserVerification(props)
  __internal_closeReverification = (): void => this.closeUserVerification()
  override __internal_open = (name: ModalName, props: object): unknown => this[`open${name}`](props)
  override __internal_close = (name: ModalName): void => this[`close${name}`]()

  /** Ends timers, channels and listeners. The object is of no use afterwards. */
  dispose = (): void => {
    this.#page.dispose()
  }
}
