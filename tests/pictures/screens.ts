import type { Kind } from './people.ts'
import type { SiteName } from './sites.ts'
import * as steps from './steps.ts'
import {
  choose,
  code,
  email,
  fill,
  go,
  identify,
  press,
  type Step,
  see,
  withPassword,
} from './steps.ts'

export interface Screen {
  /** `component/screen`; the picture is named for it. */
  name: string
  /** Default: /sign-in. */
  path?: string
  /** Default: plain. */
  site?: SiteName
  /** Default: ada. */
  who?: Kind
  /** Is signed in. */
  isIn?: boolean
  /** How one gets there. */
  by?: Step[]
  /** Without JavaScript. */
  bare?: boolean
  /** Its light picture illustrates the documentation. */
  docs?: boolean
}

const account = { path: '/account', isIn: true }
const security = { path: '/account/security', isIn: true }
const rich = { site: 'rich', who: 'rich' } as const
const team = { path: '/organization', isIn: true, site: 'teams' } as const
const PEOPLE = '/organization-members'
const switcher = { path: '/organizations', isIn: true, site: 'teams' } as const
const list = { path: '/choose', isIn: true, site: 'teams' } as const
const maker = { path: '/create', isIn: true, site: 'teams' } as const
const make = [fill('name', 'Crème & Söhne'), press('Create organization'), see('Skip')]
const LONG = {
  name: 'Wolfeschlegelsteinhausenbergerdorff & Featherstonehaugh Lighthouse Keepers of the Northern Isles',
}
const keys = { ...rich, path: '/api-keys', isIn: true } as const
const newKey = [
  press('Add new key'),
  fill('name', 'Laptop in the lamp room'),
  press('Create key'),
  see('this once'),
]
const home = { path: '/', isIn: true }

/** All that there is to see. A new screen is a line here. */
// biome-ignore format: one screen, one line
export const screens: Screen[] = [
  { name: 'sign-in/start', docs: true },
  { name: 'sign-in/start-rich', ...rich, docs: true },
  { name: 'sign-in/start-two-providers', site: 'closed' },
  { name: 'sign-in/start-bare', bare: true },
  { name: 'sign-in/start-empty', by: [steps.wake, press('Continue'), see('Enter your email')] },
  { name: 'sign-in/start-unknown', by: [fill('identifier', 'nobody@example.com'), press('Continue'), see('Sign up')] },
  { name: 'sign-in/start-offline', by: [fill('identifier', email), steps.offline, press('Continue'), see('ffline')] },
  { name: 'sign-in/password', by: identify },
  { name: 'sign-in/password-long', who: 'long', by: identify },
  { name: 'sign-in/password-wrong', by: [...identify, fill('password', 'not the password'), press('Continue'), see('incorrect')] },
  { name: 'sign-in/password-locked', by: [steps.locked, ...withPassword, see('locked')] },
  { name: 'sign-in/methods', by: [...identify, press('Use another method')] },
  { name: 'sign-in/methods-rich', ...rich, by: [...identify, press('Use another method')] },
  { name: 'sign-in/methods-long', who: 'long', by: [...identify, press('Use another method')] },
  { name: 'sign-in/email-link', site: 'links', by: [...identify, press('Use another method'), press('Email link')] },
  { name: 'sign-in/new-browser', site: 'strict', by: [...withPassword, see('Enter verification code')] },
  { name: 'sign-in/help', by: [...identify, press('Use another method'), press('Get help')] },
  { name: 'sign-in/email-code', docs: true, by: [...identify, press('Use another method'), press('Email code')] },
  { name: 'sign-in/email-code-wrong', by: [...identify, press('Use another method'), press('Email code'), code('000000'), see('Incorrect')] },
  { name: 'sign-in/email-code-long', who: 'long', by: [...identify, press('Use another method'), press('Email code')] },
  { name: 'sign-in/phone-code', ...rich, by: [...identify, press('Use another method'), press('Text a code')] },
  { name: 'sign-in/forgot-password', by: [...identify, press('Forgot password?')] },
  { name: 'sign-in/reset-code', by: [...identify, press('Forgot password?'), press('Reset your password')] },
  { name: 'sign-in/new-password', by: [...identify, press('Forgot password?'), press('Reset your password'), code(), see('Choose a new')] },
  { name: 'sign-in/new-password-weak', by: [...identify, press('Forgot password?'), press('Reset your password'), code(), see('Choose a new'), fill('password', 'short'), fill('confirmPassword', 'short'), press('Reset password')] },
  { name: 'sign-in/app-code', who: 'secured', by: withPassword },
  { name: 'sign-in/app-code-bare', who: 'secured', bare: true, by: withPassword },
  { name: 'sign-in/backup-code', who: 'secured', by: [...withPassword, see('Two-step'), press('Use another method'), press('Use a backup code')] },
  { name: 'sign-in/second-methods', who: 'secured', by: [...withPassword, see('Two-step'), press('Use another method')] },
  { name: 'sign-in/modal', path: '/', by: [press('Sign in'), see('No account yet?')] },
  { name: 'sign-in/ticket-of-no-use', path: '/sign-in?__clerk_ticket=nonsense' },

  { name: 'sign-up/start', path: '/sign-up', docs: true },
  { name: 'sign-up/start-rich', path: '/sign-up', ...rich },
  { name: 'sign-up/start-bare', path: '/sign-up', bare: true },
  { name: 'sign-up/start-empty', path: '/sign-up', ...rich, by: [steps.wake, press('Continue'), see('Enter your')] },
  { name: 'sign-up/start-taken', path: '/sign-up', by: [fill('emailAddress', email), fill('password', 'correct horse 42 battery'), press('Continue'), see('taken')] },
  { name: 'sign-up/email-code', path: '/sign-up', by: [fill('emailAddress', 'new+clerk_test@lighthouse.example'), fill('password', 'correct horse 42 battery'), press('Continue'), see('Verify your email')] },
  { name: 'sign-up/email-link', path: '/sign-up', site: 'links', by: [fill('emailAddress', 'link+clerk_test@lighthouse.example'), fill('password', 'correct horse 42 battery'), press('Continue'), see('Verify your email')] },
  { name: 'sign-up/restricted', path: '/sign-up', site: 'closed' },
  { name: 'sign-up/waitlist', path: '/sign-up', site: 'strict' },
  { name: 'sign-up/modal', path: '/', by: [press('Sign up'), see('Create your account')] },

  { name: 'waitlist/start', path: '/waitlist', site: 'strict', docs: true },
  { name: 'waitlist/joined', path: '/waitlist', site: 'strict', by: [fill('emailAddress', 'new@lighthouse.example'), press('Join the waitlist'), see('Thanks')] },

  { name: 'task/setup-mfa', site: 'strict', by: [...withPassword, see('Enter verification code'), code(), see('two-step')] },
  { name: 'task/setup-mfa-bare', site: 'strict', bare: true, by: [...withPassword, code(), press('Continue'), see('two-step')] },
  { name: 'task/setup-mfa-app', site: 'strict', by: [...withPassword, see('Enter verification code'), code(), see('two-step'), press('Authenticator app'), see('Enter a key')] },
  { name: 'task/setup-mfa-phone', site: 'strict', by: [...withPassword, see('Enter verification code'), code(), see('two-step'), press('SMS code'), see('text message')] },
  { name: 'task/setup-mfa-phone-code', site: 'strict', by: [...withPassword, see('Enter verification code'), code(), see('two-step'), press('SMS code'), fill('phoneNumber', '+12025550177'), press('Continue'), see('+12025550177')] },

  { name: 'user-button/closed', ...home, docs: true },
  { name: 'user-button/menu', ...home, docs: true, by: [press('Open user menu')] },
  { name: 'user-button/menu-long', ...home, who: 'long', by: [press('Open user menu')] },
  { name: 'user-button/menu-bare', path: '/?__dooryard_screen=userMenu', isIn: true, bare: true },
  { name: 'user-button/impersonation', path: '/', by: [steps.impersonate] },

  { name: 'profile/account', ...account, docs: true, by: [steps.secondAddress] },
  { name: 'profile/account-rich', ...account, ...rich, by: [steps.secondAddress] },
  { name: 'profile/account-long', ...account, who: 'long', by: [steps.secondAddress] },
  { name: 'profile/account-bare', ...account, bare: true },
  { name: 'profile/name', ...account, by: [press('Update profile')] },
  { name: 'profile/picture', ...account, by: [press('Update profile'), steps.choosePicture] },
  { name: 'profile/username', ...account, ...rich, by: [press('Update username')] },
  { name: 'profile/address-add', ...account, by: [press('Add email address')] },
  { name: 'profile/address-wrong', ...account, by: [press('Add email address'), fill('emailAddress', 'no address'), press('Add'), see('address')] },
  { name: 'profile/address-code', ...account, by: [press('Add email address'), fill('emailAddress', 'other+clerk_test@lighthouse.example'), press('Add'), see('Enter verification code')] },
  { name: 'profile/address-remove', ...account, by: [steps.secondAddress, press('Remove:')] },
  { name: 'profile/phone-add', ...account, ...rich, by: [press('Add phone number')] },
  { name: 'profile/phone-code', ...account, ...rich, by: [press('Add phone number'), fill('phoneNumber', '+12025550199'), press('Add'), see('Enter verification code')] },
  { name: 'profile/connect', ...account, ...rich, by: [press('Connect account')] },
  { name: 'profile/modal', ...home, by: [steps.openProfile] },
  { name: 'api-keys/none', ...keys },
  { name: 'api-keys/add', ...keys, by: [press('Add new key')] },
  { name: 'api-keys/add-wrong', ...keys, by: [press('Add new key'), fill('name', 'ab'), press('Create key'), see('at least 3')] },
  { name: 'api-keys/copy', ...keys, by: newKey },
  { name: 'api-keys/list', ...keys, docs: true, by: [...newKey, press('Copy and close'), see('never ends')] },
  { name: 'api-keys/revoke', ...keys, by: [...newKey, press('Copy and close'), press('Revoke'), see('at once')] },
  { name: 'api-keys/add-bare', ...keys, bare: true, by: [press('Add new key')] },
  { name: 'profile/api-keys', ...keys, path: '/account/api-keys' },
  { name: 'profile/security', ...security, docs: true, by: [steps.anotherDevice] },
  { name: 'profile/security-rich', ...security, ...rich, by: [steps.passkey, steps.anotherDevice] },
  { name: 'profile/security-bare', ...security, bare: true },
  { name: 'profile/security-app', who: 'secured', by: [...withPassword, see('Two-step'), press('Use another method'), press('Use a backup code'), fill('code', 'a-backup-code-1'), press('Continue'), steps.untilIn, go('/account/security')] },
  { name: 'profile/password', ...security, by: [press('Update password')] },
  { name: 'profile/password-wrong', ...security, by: [press('Update password'), press('Save'), see('Enter your current')] },
  { name: 'profile/second-step', ...security, ...rich, by: [press('Add two-step')] },
  { name: 'profile/app', ...security, by: [press('Add two-step'), see('Scan this')] },
  { name: 'profile/app-key', ...security, by: [press('Add two-step'), press('Enter a key')] },
  { name: 'profile/app-bare', ...security, bare: true, by: [press('Add two-step')] },
  { name: 'profile/passkey-rename', ...security, ...rich, by: [steps.passkey, press('Rename')] },
  { name: 'profile/passkey-remove', ...security, ...rich, by: [steps.passkey, press('Remove')] },
  { name: 'profile/delete', ...security, by: [press('Delete account')] },
  { name: 'profile/reverification', ...account, docs: true, by: [steps.reverify] },
  { name: 'profile/reverification-methods', ...account, by: [steps.reverify, press('Use another method')] },

  { name: 'organization/general', ...team, docs: true, by: [steps.keepers()] },
  { name: 'organization/general-long', ...team, by: [steps.keepers('', LONG)] },
  { name: 'organization/general-bare', ...team, bare: true, by: [steps.keepers()] },
  { name: 'organization/general-member', ...team, by: [steps.keepers('', { role: 'member' })] },
  { name: 'organization/profile', ...team, by: [steps.keepers(), press('Update profile')] },
  { name: 'organization/profile-wrong', ...team, by: [steps.keepers(), press('Update profile'), fill('slug', 'No slug'), press('Save'), see('slug')] },
  { name: 'organization/domains', ...team, by: [steps.keepers(), steps.domains] },
  { name: 'organization/domains-bare', ...team, bare: true, by: [steps.keepers(), steps.domains] },
  { name: 'organization/domain-add', ...team, by: [steps.keepers(), press('Add domain')] },
  { name: 'organization/domain-address', ...team, by: [steps.keepers(), steps.domains, choose('Verify')] },
  { name: 'organization/domain-mode', ...team, by: [steps.keepers(), steps.domains, choose('Manage')] },
  { name: 'organization/leave', ...team, by: [steps.keepers(), press('Leave')] },
  { name: 'organization/delete', ...team, by: [steps.keepers('', LONG), press('Delete')] },
  { name: 'organization/members', ...team, docs: true, by: [steps.keepers(PEOPLE), see('Displaying')] },
  { name: 'organization/members-bare', ...team, bare: true, by: [steps.keepers(PEOPLE)] },
  { name: 'organization/members-member', ...team, by: [steps.keepers(PEOPLE, { role: 'member' }), see('Displaying')] },
  { name: 'organization/members-nobody', ...team, by: [steps.keepers(`${PEOPLE}?__dooryard_query=nobody`)] },
  { name: 'organization/member-menu', ...team, by: [steps.keepers(PEOPLE), press('Open menu')] },
  { name: 'organization/domain-menu', ...team, by: [steps.keepers(), steps.domains, press('Open menu')] },
  { name: 'organization/member-remove', ...team, by: [steps.keepers(PEOPLE), choose('Remove member')] },
  { name: 'organization/invite', ...team, by: [steps.keepers(PEOPLE), press('Invite')] },
  { name: 'organization/invite-empty', ...team, by: [steps.keepers(PEOPLE), press('Invite'), press('Send'), see('Enter')] },
  { name: 'organization/invitations', ...team, by: [steps.keepers(PEOPLE), steps.tab('Invitations'), press('Open menu'), see('Revoke')] },
  { name: 'organization/requests', ...team, by: [steps.keepers(PEOPLE), steps.tab('Requests'), see('Nobody asks')] },
  { name: 'organization/modal', ...team, by: [steps.keepers(), steps.openOrganization] },

  { name: 'organization-switcher/closed', ...switcher, by: [steps.several({ works: true })] },
  { name: 'organization/invite-modal', ...team, by: [steps.keepers(), steps.openInvite] },
  { name: 'organization-switcher/closed-personal', ...switcher },
  { name: 'organization-switcher/closed-long', ...switcher, by: [steps.several({ ...LONG, works: true })] },
  { name: 'organization-switcher/menu', ...switcher, docs: true, by: [steps.several({ works: true }), press('Open organization switcher'), see('Join')] },
  { name: 'organization-switcher/menu-personal', ...switcher, by: [press('Open organization switcher'), see('Create organization')] },
  { name: 'organization-switcher/menu-long', ...switcher, who: 'long', by: [steps.several({ ...LONG, works: true }), press('Open organization switcher'), see('Join')] },
  { name: 'organization-switcher/menu-bare', ...switcher, bare: true, by: [steps.several({ works: true }), press('Open organization switcher')] },
  { name: 'organization-list/start', ...list, docs: true, by: [steps.several(), see('Join')] },
  { name: 'organization-list/none', ...list },
  { name: 'organization-list/long', ...list, who: 'long', by: [steps.several(LONG), see('Join')] },
  { name: 'organization-list/bare', ...list, bare: true, by: [steps.several()] },
  { name: 'create-organization/start', ...maker, docs: true, by: [steps.wake] },
  { name: 'create-organization/empty', ...maker, by: [steps.wake, press('Create organization'), see('Enter a name')] },
  { name: 'create-organization/invite', ...maker, by: make },
  { name: 'create-organization/bare', ...maker, bare: true },
  { name: 'task/choose-organization', site: 'forced', docs: true, by: [steps.several(), ...withPassword, see('Choose an organization')] },
  { name: 'task/choose-organization-long', site: 'forced', who: 'long', by: [steps.several(LONG), ...withPassword, see('Choose an organization')] },
  { name: 'task/choose-organization-first', site: 'forced', by: [...withPassword, see('Set up your organization')] },
  { name: 'task/choose-organization-bare', site: 'forced', bare: true, by: [steps.several(), ...withPassword, see('Choose an organization')] },

  { name: 'mailbox/letters', by: [...identify, press('Use another method'), press('Email code'), see('Check your email'), go('/__clerk/mailbox')] },
]
