export type {
  APIKeysProps,
  BillingCheckoutResource,
  BillingMoneyAmount,
  BillingNamespace,
  BillingPaymentMethodResource,
  BillingPaymentResource,
  BillingPlanResource,
  BillingStatementResource,
  BillingSubscriptionItemResource,
  BillingSubscriptionPlanPeriod,
  BillingSubscriptionResource,
  BootData,
  ClerkOptions,
  ClerkStatus,
  ClientResource,
  CreateOrganizationProps,
  FeatureResource,
  ForPayerType,
  GetTokenOptions,
  GoogleOneTapProps,
  OAuthConsentInfo,
  OAuthConsentProps,
  OrganizationListProps,
  OrganizationProfileProps,
  OrganizationResource,
  OrganizationSwitcherProps,
  Resources,
  SessionResource,
  SetActiveParams,
  SignedInSessionResource,
  SignInProps,
  SignInResource,
  SignOutOptions,
  SignUpProps,
  SignUpResource,
  UserButtonProps,
  UserProfileProps,
  UserResource,
  WaitlistProps,
} from '@dooryard/browser'
export type {
  ActorClaim,
  HasParams,
  HasParams as ProtectParams,
  SessionClaims,
} from '@dooryard/protocol'
export type { AstroClerkUpdateOptions } from './client/update-options.ts'
export type { AstroClerkIntegrationParams, MultiDomain } from './integration/params.ts'
export type { AuthFn, SessionAuthObjectWithRedirect } from './server/auth-function.ts'
export type { FlowButtonProps, SignOutButtonProps } from './server/button-props.ts'
export type { ClerkMiddlewareOptions, OptionsForRequest } from './server/options.ts'
export type { ClerkMiddlewareHandler } from './server/respond.ts'
export type { ProtectProps, ShowProps } from './server/show.ts'
export type {
  CheckoutButtonProps as __experimental_CheckoutButtonProps,
  PlanDetailsButtonProps as __experimental_PlanDetailsButtonProps,
  PricingTableProps,
  SubscriptionDetailsButtonProps as __experimental_SubscriptionDetailsButtonProps,
} from './shared/billing-props.ts'
export type { ShowWhen } from './shared/show-when.ts'

import type { Clerk } from '@dooryard/browser'
import type { APIContext, MiddlewareHandler } from 'astro'
import type { AstroClerkIntegrationParams } from './integration/params.ts'

export type AstroClerkCreateInstanceParams = AstroClerkIntegrationParams & {
  publishableKey: string
}
export type AstroMiddleware = MiddlewareHandler
export type AstroMiddlewareContextParam = APIContext
export type AstroMiddlewareNextParam = () => Promise<Response>
export type AstroMiddlewareReturn = Response | Promise<Response>
export type ButtonProps = { asChild?: boolean }
export type InternalUIComponentId =
  | 'sign-in'
  | 'sign-up'
  | 'organization-list'
  | 'organization-profile'
  | 'organization-switcher'
  | 'user-avatar'
  | 'user-button'
  | 'user-profile'
  | 'create-organization'
  | 'google-one-tap'
  | 'waitlist'
  | 'pricing-table'
  | 'api-keys'
  | 'oauth-consent'

declare global {
  interface Window {
    /** The Clerk object of the page; before it is loaded, a stand-in whose `loaded` is false. */
    Clerk: Clerk
  }
}
