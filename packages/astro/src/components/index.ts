export { default as APIKeys } from './APIKeys.astro'
export { default as AuthenticateWithRedirectCallback } from './AuthenticateWithRedirectCallback.astro'
export {
  default as CheckoutButton,
  default as __experimental_CheckoutButton,
} from './CheckoutButton.astro'
export { default as CreateOrganization } from './CreateOrganization.astro'
export { default as GoogleOneTap } from './GoogleOneTap.astro'
export { OAuthDeviceVerification } from './missing.ts'
export { default as OAuthConsent } from './OAuthConsent.astro'
export { default as OrganizationList } from './OrganizationList.astro'
export { default as OrganizationProfile } from './organization-profile.ts'
export { default as OrganizationSwitcher } from './organization-switcher.ts'
export {
  default as PlanDetailsButton,
  default as __experimental_PlanDetailsButton,
} from './PlanDetailsButton.astro'
export { default as PricingTable } from './PricingTable.astro'
export { default as Protect } from './Protect.astro'
export { default as Show } from './Show.astro'
export { default as SignedIn } from './SignedIn.astro'
export { default as SignedOut } from './SignedOut.astro'
export { default as SignIn } from './SignIn.astro'
export { default as SignInButton } from './SignInButton.astro'
export { default as SignOutButton } from './SignOutButton.astro'
export { default as SignUp } from './SignUp.astro'
export { default as SignUpButton } from './SignUpButton.astro'
export {
  default as SubscriptionDetailsButton,
  default as __experimental_SubscriptionDetailsButton,
} from './SubscriptionDetailsButton.astro'
export { default as TaskChooseOrganization } from './TaskChooseOrganization.astro'
export { default as TaskResetPassword } from './TaskResetPassword.astro'
export { default as TaskSetupMFA } from './TaskSetupMFA.astro'
export { default as UserAvatar } from './UserAvatar.astro'
export { default as UserButton } from './user-button.ts'
export { default as UserProfile } from './user-profile.ts'
export { default as Waitlist } from './Waitlist.astro'
