import type { ComponentName } from '@dooryard/browser'
import type { Flow, FormFeedback } from '@dooryard/protocol'
import type { FlowModule } from '../view/flow-module.ts'
import type { Seldom } from './seldom.ts'

interface ComponentFacts {
  /** `component` attribute of the host element, and beginning of its id. */
  tag: string
  /** Key in `appearance`, and beginning of class names. */
  key: string
  /** The flow that it is: its forms follow those redirects. */
  flow?: Flow
  /** Which forms of a page without the runtime it shows the outcome of. */
  feedback?: FormFeedback['flow']
  /** It shows the organizations of somebody. */
  organizations?: boolean
  /** Stands there only while somebody is signed in. */
  personal?: boolean
  /** Its screens need all settings of the instance; others make do with what every page has. */
  settings?: boolean
  /** Its first screens, loaded when a page shows it; the others follow from those. */
  screens: () => Promise<FlowModule>
}

/** Of those that few pages have: where to find them is not for all pages to carry. */
const seldom = (name: keyof Seldom) => () =>
  import('./seldom.ts').then((table) => table.seldom[name]())

/** All components that the Clerk object knows. What hosts them, on both sides, goes through this table. */
export const components: Record<ComponentName, ComponentFacts> = {
  APIKeys: {
    tag: 'api-keys',
    key: 'apiKeys',
    feedback: 'profile',
    personal: true,
    settings: true,
    screens: seldom('APIKeys'),
  },
  CreateOrganization: {
    tag: 'create-organization',
    key: 'createOrganization',
    feedback: 'organization',
    personal: true,
    settings: true,
    screens: seldom('CreateOrganization'),
  },
  OrganizationList: {
    tag: 'organization-list',
    key: 'organizationList',
    feedback: 'organization',
    personal: true,
    settings: true,
    screens: seldom('OrganizationList'),
  },
  OrganizationSwitcher: {
    tag: 'organization-switcher',
    key: 'organizationSwitcher',
    feedback: 'organization',
    personal: true,
    organizations: true,
    screens: () =>
      import('../flows/organization-switcher/organization-switcher.tsx').then(
        (module) => module.organizationSwitcher,
      ),
  },
  SignIn: {
    tag: 'sign-in',
    key: 'signIn',
    flow: 'signIn',
    feedback: 'sign_in',
    settings: true,
    screens: () => import('../flows/sign-in/sign-in.tsx').then((module) => module.signIn),
  },
  SignUp: {
    tag: 'sign-up',
    key: 'signUp',
    flow: 'signUp',
    feedback: 'sign_up',
    settings: true,
    screens: () => import('../flows/sign-up/sign-up.tsx').then((module) => module.signUp),
  },
  OrganizationProfile: {
    tag: 'organization-profile',
    key: 'organizationProfile',
    feedback: 'organization',
    personal: true,
    settings: true,
    screens: seldom('OrganizationProfile'),
  },
  TaskChooseOrganization: {
    tag: 'task-choose-organization',
    key: 'taskChooseOrganization',
    feedback: 'organization',
    personal: true,
    settings: true,
    screens: seldom('TaskChooseOrganization'),
  },
  TaskResetPassword: {
    tag: 'task-reset-password',
    key: 'taskResetPassword',
    feedback: 'profile',
    personal: true,
    settings: true,
    screens: seldom('TaskResetPassword'),
  },
  TaskSetupMFA: {
    tag: 'task-setup-mfa',
    key: 'taskSetupMfa',
    feedback: 'profile',
    personal: true,
    settings: true,
    screens: seldom('TaskSetupMFA'),
  },
  UserAvatar: {
    tag: 'user-avatar',
    key: 'userAvatar',
    personal: true,
    screens: () =>
      import('../flows/user-avatar/user-avatar.tsx').then((module) => module.userAvatar),
  },
  UserButton: {
    tag: 'user-button',
    key: 'userButton',
    feedback: 'sign_out',
    personal: true,
    screens: () =>
      import('../flows/user-button/user-button.tsx').then((module) => module.userButton),
  },
  UserProfile: {
    tag: 'user-profile',
    key: 'userProfile',
    feedback: 'profile',
    personal: true,
    settings: true,
    screens: () =>
      import('../flows/user-profile/user-profile.tsx').then((module) => module.userProfile),
  },
  UserVerification: {
    tag: 'user-verification',
    key: 'userVerification',
    personal: true,
    screens: seldom('UserVerification'),
  },
  Waitlist: {
    tag: 'waitlist',
    key: 'waitlist',
    feedback: 'waitlist',
    screens: seldom('Waitlist'),
  },
}
