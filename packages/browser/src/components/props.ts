import type { InitialValues } from '../navigation/types.ts'
import type { OrganizationResource } from '../organization/types.ts'
import type { UserResource } from '../user/types.ts'

/** What every component takes. */
export interface CommonProps {
  /** Looks of this one, over those of all components. */
  appearance?: unknown
}

/** What sign-in and sign-up take. UI components §2.1, §2.2. */
interface FlowProps extends CommonProps {
  /** Where its steps show in the address: below `path`, or in the fragment. Default: `path` where one is given. */
  routing?: 'path' | 'hash'
  /** Path of the page that it stands on. */
  path?: string
  /** Where to go afterwards, whatever the address says. */
  forceRedirectUrl?: string | null
  /** Where to go afterwards when the address does not say it. */
  fallbackRedirectUrl?: string | null
  signInUrl?: string
  signUpUrl?: string
  waitlistUrl?: string
  afterSignOutUrl?: string | null
  /** What the fields hold at first. */
  initialValues?: InitialValues
  /** Kept with the user that a sign-up creates; whoever signs up can set it. */
  unsafeMetadata?: Record<string, unknown>
  oauthFlow?: 'auto' | 'redirect' | 'popup'
  oidcPrompt?: string
  transferable?: boolean
  /** @deprecated `fallbackRedirectUrl` */
  redirectUrl?: string | null
  /** @deprecated `fallbackRedirectUrl`, or `signInFallbackRedirectUrl` of a sign-up */
  afterSignInUrl?: string | null
  /** @deprecated `fallbackRedirectUrl`, or `signUpFallbackRedirectUrl` of a sign-in */
  afterSignUpUrl?: string | null
}

export interface SignInProps extends FlowProps {
  /** One flow for people with and without an account. */
  withSignUp?: boolean
  /** The same for those who sign up instead. */
  signUpForceRedirectUrl?: string | null
  signUpFallbackRedirectUrl?: string | null
}

export interface SignUpProps extends FlowProps {
  /** The same for those who sign in instead. */
  signInForceRedirectUrl?: string | null
  signInFallbackRedirectUrl?: string | null
}

/** Where people leave their address until they are let in. UI components §2.9. */
export interface WaitlistProps extends CommonProps {
  /** Where who joined is taken, after two seconds. */
  afterJoinWaitlistUrl?: string
  signInUrl?: string
  /** What the field holds at first. */
  initialValues?: Pick<InitialValues, 'emailAddress'>
}

/** What a session has to do, on a page of its own. UI components §2.10. */
export interface TaskProps extends CommonProps {
  /** Where to go when it is done. Default: where a sign-in leads. */
  redirectUrlComplete?: string
}

/**
 * An entry of the user button's menu. With `href` a link, with `onClick` an action, with `open` a page of the profile;
 * `label` alone (`manageAccount`, `signOut`) moves an entry that is there anyway. UI components §2.4.
 */
export interface CustomMenuItem {
  label: string
  href?: string
  onClick?: () => void
  open?: string
  /** Called with the element that shows the icon; put live nodes into it. */
  mountIcon?: (node: HTMLDivElement) => void
  unmountIcon?: (node?: HTMLDivElement) => void
}

export interface UserAvatarProps extends CommonProps {
  /** False: square. Default: true. */
  rounded?: boolean
}

/**
 * A page of the profile: with `mount` one that the application fills, with `url` alone a link, with `label` alone (`account`,
 * `security`) one that is there anyway and is moved. UI components §2.5.
 */
export interface CustomPage {
  label: string
  url?: string
  /** Called with the element that shows the page; put live nodes into it. */
  mount?: (node: HTMLDivElement) => void
  unmount?: (node?: HTMLDivElement) => void
  mountIcon?: (node: HTMLDivElement) => void
  unmountIcon?: (node?: HTMLDivElement) => void
}

export interface UserProfileProps extends CommonProps {
  /** Where its pages show in the address: below `path`, or in the fragment. Default: `path` where one is given. */
  routing?: 'path' | 'hash'
  /** Path of the page that it stands on. */
  path?: string
  /** More rights to ask providers for, by provider. */
  additionalOAuthScopes?: Partial<Record<string, string[]>>
  /** Pages of the application, among those that are there anyway. */
  customPages?: CustomPage[]
  apiKeysProps?: APIKeysProps & { hide?: boolean }
  /** The page that it opens with, where it opens over the page: `/security`. */
  __experimental_startPath?: string
}

/** The organization that the session works in. UI components §2.7. */
export interface OrganizationProfileProps
  extends Pick<
    UserProfileProps,
    'appearance' | 'routing' | 'path' | 'customPages' | 'apiKeysProps' | '__experimental_startPath'
  > {
  /** Where to go after leaving or deleting it. Default: what the settings say. */
  afterLeaveOrganizationUrl?: string
}

/** Keys by which programs act for who is signed in, or for the organization in which they work. UI components §2.11. */
export interface APIKeysProps extends CommonProps {
  /** Default: 10. */
  perPage?: number
  /** Whether a key is described when it is made. */
  showDescription?: boolean
}

/** An application that asks to act for who is signed in. UI components §2.12. */
export interface OAuthConsentProps extends CommonProps {
  /** Default: `client_id` of the page's address. */
  oauthClientId?: string
  /** Default: `scope` of the page's address. */
  scope?: string
  /** Older, as all that follow: the page itself says what asks, and takes the answer. */
  oAuthApplicationName?: string
  oAuthApplicationLogoUrl?: string
  oAuthApplicationUrl?: string
  scopes?: { scope: string; description: string | null; requires_consent: boolean }[]
  redirectUrl?: string
  onAllow?: () => void
  onDeny?: () => void
}

/** An address, with `:id`, `:slug` and other names of what was chosen filled in; or what says it. */
export type AddressOf<Resource> = string | ((chosen: Resource) => string)

/** Where to go after an organization was made or chosen, or none. */
interface OrganizationTargets extends CommonProps {
  afterCreateOrganizationUrl?: AddressOf<OrganizationResource>
  /** Default: where they are. */
  afterSelectOrganizationUrl?: AddressOf<OrganizationResource>
  afterSelectPersonalUrl?: AddressOf<UserResource>
  /** Whoever works in none is in none, and has no account of their own to work in. */
  hidePersonal?: boolean
  /** Nobody is invited as an organization is made. */
  skipInvitationScreen?: boolean
}

/** Makes an organization. UI components §2.8. */
export interface CreateOrganizationProps
  extends Pick<
    OrganizationTargets,
    'appearance' | 'afterCreateOrganizationUrl' | 'skipInvitationScreen'
  > {
  routing?: 'path' | 'hash'
  path?: string
}

/** Invites people to the organization that the session works in, over the page. UI components §2.7. */
export interface InviteMembersProps extends CommonProps {}

/** All organizations of somebody, to choose from. UI components §2.8. */
export interface OrganizationListProps extends OrganizationTargets {}

/** The organization in use, and the way to another one. UI components §2.6. */
export interface OrganizationSwitcherProps extends OrganizationTargets {
  /** @deprecated `afterSelectOrganizationUrl` */
  afterSwitchOrganizationUrl?: string
  /** Opens by itself when the page is loaded. */
  defaultOpen?: boolean
  /** What it opens stands there alone, for a dialog of the site's; a function is told `false` when that is to close. */
  __experimental_asStandalone?: boolean | ((opened: boolean) => void)
  /** Whether "Create organization" leads to `createOrganizationUrl`, as it does when that is given alone. */
  createOrganizationMode?: 'modal' | 'navigation'
  createOrganizationUrl?: string
  organizationProfileMode?: 'modal' | 'navigation'
  organizationProfileUrl?: string
  afterLeaveOrganizationUrl?: string
  /** What the profile takes that "Manage" opens. */
  organizationProfileProps?: { appearance?: unknown; customPages?: CustomPage[] }
}

/** Proving again who one is, over the page. UI components §2.3. */
export interface UserVerificationProps extends CommonProps {
  /** What is to be proven anew. Default: `second_factor`, which is the first one for who has no second. */
  level?: 'first_factor' | 'second_factor' | 'multi_factor'
  afterVerification?: () => void
  /** It was closed without a proof. */
  afterVerificationCancelled?: () => void
}

export interface UserButtonProps extends CommonProps {
  /** The name beside the picture. */
  showName?: boolean
  /** Opens by itself when the page is loaded. */
  defaultOpen?: boolean
  /** What it opens stands there alone, for a dialog of the site's; a function is told `false` when that is to close. */
  __experimental_asStandalone?: boolean | ((opened: boolean) => void)
  /** Whether "Manage account" leads to `userProfileUrl`, as it does when that is given alone. */
  userProfileMode?: 'modal' | 'navigation'
  userProfileUrl?: string
  /** What the profile takes that "Manage account" opens. */
  userProfileProps?: Pick<
    UserProfileProps,
    'appearance' | 'additionalOAuthScopes' | 'customPages' | 'apiKeysProps'
  >
  /** Where "Add account" leads. */
  signInUrl?: string
  afterSwitchSessionUrl?: string
  afterSignOutUrl?: string | null
  customMenuItems?: CustomMenuItem[]
}
