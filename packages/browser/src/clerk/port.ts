import type { FormFeedback, PageEnvironmentJSON } from '@dooryard/protocol'
import type { APIKeysNamespace } from '../api-keys/types.ts'
import type { ModalName } from '../components/table.ts'
import type { UIChange } from '../components/types.ts'
import { navigate } from '../navigation/navigation.ts'
import type { FlowRedirectOptions, NavigateOptions } from '../navigation/types.ts'
import { afterSignOutUrl, chooseAccountUrl, flowUrl } from '../navigation/urls.ts'
import type { OAuthApplicationNamespace } from '../oauth-application/types.ts'
import type { OrganizationResource } from '../organization/types.ts'
import type {
  ClerkOptions,
  ListenerCallback,
  SetActiveParams,
  SignOutCallback,
  SignOutOptions,
} from '../page/options.ts'
import type { Page } from '../page/page.ts'
import { type Later, whenLoaded } from '../page/when-loaded.ts'
import { withReach } from '../platform/browser-reach.ts'

/**
 * What components use of the Clerk object, which is one. A page with components, where nobody looks for the whole, carries no
 * more of it.
 */
export class ClerkPort {
  readonly proxyUrl: string | undefined
  readonly #page

  constructor(page: Page) {
    this.#page = withReach(page)
    this.proxyUrl = page.proxyUrl || undefined
  }

  get feedback(): FormFeedback | null {
    return this.#page.feedback
  }
  get instanceType() {
    return this.#page.instanceType
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

  /**
   * On the page that a provider sent the visitor back to: goes on with the sign-in or sign-up, as the other one of them where
   * that is what it is, and leads to what comes next.
   */
  handleRedirectCallback = this.#later('handleRedirectCallback')

  /**
   * On the page that a link of a mail has led to: goes on in the browser that asked for it, and throws `EmailLinkError` where nothing
   * came of it.
   */
  handleEmailLinkVerification = this.#later('handleEmailLinkVerification')

  /** Keys by which programs act for who is signed in, or for the organization in which they work. */
  readonly apiKeys: APIKeysNamespace = {
    getAll: async (params) => (await this.#keys()).getAll(params),
    create: async (params) => (await this.#keys()).create(params),
    update: async (params) => (await this.#keys()).update(params),
    revoke: async (params) => (await this.#keys()).revoke(params),
  }
  readonly #keys = this.#later('apiKeys')

  /** Applications that ask to act for who is signed in. */
  readonly oauthApplication: OAuthApplicationNamespace = {
    getConsentInfo: this.#later('getConsentInfo'),
  }

  /** Makes an organization, whose first member is who is signed in; `setActive` then has the session work in it. */
  createOrganization = this.#later('createOrganization')

  /**
   * Puts an address on the waitlist. Frontend API §3.13.
   *
   * @throws {ClerkAPIResponseError} 403 where there is none, 422 for what is no address.
   */
  joinWaitlist = this.#later('joinWaitlist')

  /** Goes to a page of an allowed origin (else to `/`): by `routerPush`/`routerReplace` where given. */
  navigate = (to: string, options?: NavigateOptions) => navigate(this.#page, to, options)

  buildSignInUrl = (options?: FlowRedirectOptions) => flowUrl(this.#page, 'signIn', options)
  buildAfterSignOutUrl = () => afterSignOutUrl(this.#page)
  buildAfterMultiSessionSingleSignOutUrl = () => chooseAccountUrl(this.#page)

  /** Appearance and localization of all components, or (with `node`) the props of one; takes effect at once. */
  updateOptions = (change: UIChange): void => this.#page.update(change)

  /** Over the page, by whatever draws this component too. */
  __internal_open = (name: ModalName, props: object): unknown => this.#page.ui?.open(name, props)
  __internal_close = (name: ModalName): void => this.#page.ui?.close(name)

  __internal_getOption = <Name extends keyof ClerkOptions>(name: Name): ClerkOptions[Name] =>
    this.#page.options[name]

  /** An empty window for a provider: browsers open one in a click alone. `isFramed`: this page is within one of another site. */
  __internal_openWindow = () => this.#page.platform.openWindow()
  __internal_isFramed = () => this.#page.platform.isFramed()

  /** Fetches what talks to the server, for whoever will need it soon. */
  __internal_prepare = () => this.#page.actions()

  /** Calls back before every navigation of this object; modals close then. Returns the function that ends it. */
  __internal_addNavigationListener = (callback: () => void) => {
    this.#page.navigationListeners.add(callback)
    return () => {
      this.#page.navigationListeners.delete(callback)
    }
  }

  #later<Name extends Later>(name: Name) {
    return whenLoaded(() => this.#page, name)
  }
}
