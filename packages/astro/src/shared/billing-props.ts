import type {
  BillingPlanResource,
  BillingSubscriptionPlanPeriod,
  CommonProps,
  ForPayerType,
} from '@dooryard/browser'

/** Where a drawer is put. */
interface DrawerProps extends CommonProps {
  portalId?: string
  portalRoot?: HTMLElement | null | undefined
}

/** Whose billing it is: of who is signed in, or of the organization in which they work. */
interface OfPayer {
  for?: ForPayerType
}

/** What `<PricingTable>` takes. UI components §2.13. */
export interface PricingTableProps extends OfPayer, CommonProps {
  ctaPosition?: 'top' | 'bottom'
  collapseFeatures?: boolean
  newSubscriptionRedirectUrl?: string
  /** Slug of the plan that stands out. */
  highlightedPlan?: string
  checkoutProps?: CommonProps
}

/** What buttons of billing take; other attributes go to the button. astro-sdk.md §9.6. */
export interface CheckoutButtonProps extends OfPayer {
  planId: string
  planPeriod?: BillingSubscriptionPlanPeriod
  seatsQuantity?: number
  priceId?: string
  newSubscriptionRedirectUrl?: string
  onSubscriptionComplete?: () => void
  checkoutProps?: DrawerProps & { onClose?: () => void }
}

export type PlanDetailsButtonProps = (
  | { planId: string; plan?: never }
  | { plan: BillingPlanResource; planId?: never }
) & {
  initialPlanPeriod?: BillingSubscriptionPlanPeriod
  planDetailsProps?: DrawerProps
}

export interface SubscriptionDetailsButtonProps extends OfPayer {
  onSubscriptionCancel?: () => void
  subscriptionDetailsProps?: DrawerProps
}
