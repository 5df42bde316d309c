import type {
  APIKeysProps,
  CreateOrganizationProps,
  InviteMembersProps,
  OAuthConsentProps,
  OrganizationListProps,
  OrganizationProfileProps,
  OrganizationSwitcherProps,
  SignInProps,
  SignUpProps,
  TaskProps,
  UserAvatarProps,
  UserButtonProps,
  UserProfileProps,
  UserVerificationProps,
  WaitlistProps,
} from './props.ts'

interface Takes<Props> {
  /** Only for the compiler: no component has it. */
  takes?: Props
  /** It is about organizations, which there may not be. */
  organizations?: boolean
}

/**
 * All components: for whom they may open over the page, if they may, and what they take. The methods of the Clerk object
 * follow; the registry of `@dooryard/ui` and the components of Astro have the same, or do not compile.
 */
export const COMPONENTS = {
  APIKeys: {} as Takes<APIKeysProps>,
  OrganizationProfile: {
    opensFor: 'members',
    organizations: true,
  } as Takes<OrganizationProfileProps> & Opens,
  CreateOrganization: { opensFor: 'users', organizations: true } as Takes<CreateOrganizationProps> &
    Opens,
  InviteMembers: { opensFor: 'managers', organizations: true } as Takes<InviteMembersProps> & Opens,
  OrganizationList: { organizations: true } as Takes<OrganizationListProps>,
  OrganizationSwitcher: { organizations: true } as Takes<OrganizationSwitcherProps>,
  OAuthConsent: {} as Takes<OAuthConsentProps>,
  SignIn: { opensFor: 'newcomers' } as Takes<SignInProps> & Opens,
  SignUp: { opensFor: 'newcomers' } as Takes<SignUpProps> & Opens,
  TaskChooseOrganization: { organizations: true } as Takes<TaskProps>,
  TaskResetPassword: {} as Takes<TaskProps>,
  TaskSetupMFA: {} as Takes<TaskProps>,
  UserAvatar: {} as Takes<UserAvatarProps>,
  UserButton: {} as Takes<UserButtonProps>,
  UserProfile: { opensFor: 'users' } as Takes<UserProfileProps> & Opens,
  UserVerification: { opensFor: 'users' } as Takes<UserVerificationProps> & Opens,
  Waitlist: { opensFor: 'newcomers' } as Takes<WaitlistProps> & Opens,
}

/**
 * `newcomers`: not over a user where one session at a time is allowed. `users`: only over a user; `members`: who works in an organization; `managers`:
 * who manages its members. */
export interface Opens {
  opensFor: 'newcomers' | 'users' | 'members' | 'managers'
}

type Table = typeof COMPONENTS

/** Components that mount into a node of the page. */
export type ComponentName = keyof Table

/** Those that also open over the page. */
export type ModalName = {
  [Name in ComponentName]: Table[Name] extends Opens ? Name : never
}[ComponentName]

export type ComponentProps<Name extends ComponentName> = NonNullable<Table[Name]['takes']>

type ModalProps<Name extends ModalName> = Omit<ComponentProps<Name>, 'routing' | 'path'> & {
  /** The element that the modal is put into. Default: `body`. */
  getContainer?: () => HTMLElement | null
}

/**
 * `mountSignIn`, `unmountSignIn` and, where it may open over the page, `openSignIn`, `closeSignIn`. Promises reject when
 * what it takes cannot be fetched.
 */
export type ComponentMethods = {
  [Name in ComponentName as `mount${Name}`]: (
    node: HTMLElement,
    props?: ComponentProps<Name>,
  ) => unknown
} & {
  [Name in ComponentName as `unmount${Name}`]: (node: HTMLElement) => void
} & {
  [Name in ModalName as `open${Name}`]: (props?: ModalProps<Name>) => unknown
} & {
  [Name in ModalName as `close${Name}`]: () => void
}
