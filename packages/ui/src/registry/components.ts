import type { ComponentName } from '@dooryard/browser'
import type { Flow } from '@dooryard/protocol'
import type { FlowModule } from '../view/flow-module.ts'
import type { Seldom } from './seldom.ts'

interface ComponentFacts {
  /** `component` attribute of the host element, and beginning of its id: `task-setup-mfa`. */
  tag: string
  /** Key in `appearance`, and beginning of class names: `taskSetupMfa`. */
  key: string
  /** The flow that it is: its forms follow those redirects. */
  flow?: Flow
  /** Stands there only while somebody is signed in. */
  personal?: boolean
  /** Its first screens, loaded when a page shows it; the others follow from those. */
  screens: () => Promise<FlowModule>
}

/** What the table says of a component; its other names follow from the one it has there. */
type Facts = Omit<ComponentFacts, 'tag' | 'key'>

/** Of those that few pages have: where to find them is not for all pages to carry. */
const seldom = (name: keyof Seldom) => () =>
  import('./seldom.ts').then((table) => table.seldom[name]())

const personal = (screens: Facts['screens']): Facts => ({ personal: true, screens })

const table: Record<ComponentName, Facts> = {
  APIKeys: personal(seldom('APIKeys')),
  CreateOrganization: personal(seldom('CreateOrganization')),
  InviteMembers: personal(seldom('InviteMembers')),
  OAuthConsent: personal(seldom('OAuthConsent')),
  OrganizationList: personal(seldom('OrganizationList')),
  OrganizationSwitcher: personal(() =>
    import('../flows/organization-switcher/organization-switcher.tsx').then(
      (module) => module.organizationSwitcher,
    ),
  ),
  SignIn: {
    flow: 'signIn',
    screens: () => import('../flows/sign-in/sign-in.tsx').then((module) => module.signIn),
  },
  SignUp: {
    flow: 'signUp',
    screens: () => import('../flows/sign-up/sign-up.tsx').then((module) => module.signUp),
  },
  OrganizationProfile: personal(seldom('OrganizationProfile')),
  TaskChooseOrganization: personal(seldom('TaskChooseOrganization')),
  TaskResetPassword: personal(seldom('TaskResetPassword')),
  TaskSetupMFA: personal(seldom('TaskSetupMFA')),
  UserAvatar: personal(seldom('UserAvatar')),
  UserButton: personal(() =>
    import('../flows/user-button/user-button.tsx').then((module) => module.userButton),
  ),
  UserProfile: personal(() =>
    import('../flows/user-profile/user-profile.tsx').then((module) => module.userProfile),
  ),
  UserVerification: personal(seldom('UserVerification')),
  Waitlist: { screens: seldom('Waitlist') },
}

/**
 * All components that the Clerk object knows. What hosts them, on both sides, goes through this table, and `hosted.ts` says
 * the rest: every page with a component carries this one.
 */
export const components = Object.fromEntries(
  Object.entries(table).map(([name, facts]) => {
    const tag = name.replace(/([a-z]|\B[A-Z](?=[A-Z][a-z]))([A-Z])/g, '$1-$2').toLowerCase()
    const key = tag.replace(/-(.)/g, (_, first: string) => first.toUpperCase())
    return [name, { tag, key, ...facts }]
  }),
) as Record<ComponentName, ComponentFacts>
