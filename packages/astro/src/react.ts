export { APIKeys } from './react/api-keys.ts'
export {
  CheckoutButton,
  CheckoutButton as __experimental_CheckoutButton,
  type CheckoutButtonProps as __experimental_CheckoutButtonProps,
  PlanDetailsButton,
  PlanDetailsButton as __experimental_PlanDetailsButton,
  type PlanDetailsButtonProps as __experimental_PlanDetailsButtonProps,
  PricingTable,
  SubscriptionDetailsButton,
  SubscriptionDetailsButton as __experimental_SubscriptionDetailsButton,
  type SubscriptionDetailsButtonProps as __experimental_SubscriptionDetailsButtonProps,
} from './react/billing.ts'
export {
  SignInButton,
  type SignInButtonProps,
  SignOutButton,
  type SignOutButtonProps,
  SignUpButton,
  type SignUpButtonProps,
} from './react/buttons.ts'
export {
  ClerkLoaded,
  ClerkLoading,
  Protect,
  type ProtectProps,
  Show,
  type ShowProps,
  SignedIn,
  SignedOut,
} from './react/controls.ts'
export { GoogleOneTap } from './react/google-one-tap.ts'
export type { MountProps, OpenProps } from './react/lifecycle-props.ts'
export { OAuthConsent } from './react/oauth-consent.ts'
export { OrganizationProfile } from './react/organization-profile.ts'
export {
  CreateOrganization,
  OrganizationList,
  OrganizationSwitcher,
} from './react/organizations.ts'
export { UNSAFE_PortalProvider } from './react/portal-provider.ts'
export { AuthenticateWithRedirectCallback } from './react/redirect-callback.ts'
export { SignIn } from './react/sign-in.ts'
export { SignUp } from './react/sign-up.ts'
export { TaskChooseOrganization, TaskResetPassword, TaskSetupMFA } from './react/tasks.ts'
export { type PendingSessionOptions, type UseAuthReturn, useAuth } from './react/use-auth.ts'
export { UserAvatar } from './react/user-avatar.ts'
export { UserButton } from './react/user-button.ts'
export { UserProfile } from './react/user-profile.ts'
export { Waitlist } from './react/waitlist.ts'
