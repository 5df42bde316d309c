/** What pages name of billing, by Clerk's names: there is no billing yet, so that nothing of this is ever there. */

export type ForPayerType = 'organization' | 'user'
export type BillingSubscriptionPlanPeriod = 'month' | 'annual'

interface List<Item> {
  data: Item[]
  total_count: number
}

interface Page {
  initialPage?: number
  pageSize?: number
}

interface OfOrganization {
  /** Of this organization, not of who is signed in. */
  orgId?: string
}

/** Of one of several. */
interface Named extends OfOrganization {
  id: string
}

export interface BillingMoneyAmount {
  /** In the smallest unit of the currency. */
  amount: number
  amountFormatted: string
  currency: string
  currencySymbol: string
}

export interface FeatureResource {
  id: string
  name: string
  slug: string
  description: string | null
  avatarUrl: string | null
}

export interface BillingPlanResource {
  id: string
  name: string
  slug: string
  description: string | null
  avatarUrl: string | null
  fee: BillingMoneyAmount | null
  annualFee: BillingMoneyAmount | null
  annualMonthlyFee: BillingMoneyAmount | null
  hasBaseFee: boolean
  isDefault: boolean
  isRecurring: boolean
  publiclyVisible: boolean
  forPayerType: 'org' | 'user'
  features: FeatureResource[]
  freeTrialDays: number | null
  freeTrialEnabled: boolean
}

export interface BillingSubscriptionItemResource {
  id: string
  plan: BillingPlanResource
  planPeriod: BillingSubscriptionPlanPeriod
  priceId: string
  status: 'active' | 'ended' | 'upcoming' | 'past_due'
  amount?: BillingMoneyAmount
  createdAt: Date
  periodStart: Date
  periodEnd: Date | null
  canceledAt: Date | null
  pastDueAt: Date | null
  isFreeTrial: boolean
  cancel(params: OfOrganization): Promise<{ id?: string; deleted: boolean }>
}

export interface BillingSubscriptionResource {
  id: string
  status: 'active' | 'past_due'
  activeAt: Date
  createdAt: Date
  updatedAt: Date | null
  pastDueAt: Date | null
  nextPayment?: { amount: BillingMoneyAmount; date: Date } | null
  subscriptionItems: BillingSubscriptionItemResource[]
  eligibleForFreeTrial: boolean
}

interface Totals {
  subtotal: BillingMoneyAmount
  taxTotal: BillingMoneyAmount
  grandTotal: BillingMoneyAmount
}

export interface BillingPaymentMethodResource {
  id: string
  last4: string | null
  cardType: string | null
  isDefault?: boolean
  isRemovable?: boolean
  status: 'active' | 'expired' | 'disconnected'
}

export interface BillingPaymentResource {
  id: string
  amount: BillingMoneyAmount
  status: 'pending' | 'paid' | 'failed'
  chargeType: 'checkout' | 'recurring'
  paidAt: Date | null
  failedAt: Date | null
  updatedAt: Date
  paymentMethod: BillingPaymentMethodResource | null
  subscriptionItem: BillingSubscriptionItemResource
  totals?: Totals | null
}

export interface BillingStatementResource {
  id: string
  status: 'open' | 'closed'
  timestamp: Date
  totals: Totals
  groups: { timestamp: Date; items: BillingPaymentResource[] }[]
}

export interface BillingCheckoutResource {
  id: string
  externalClientSecret: string
  externalGatewayId: string
  status: 'needs_confirmation' | 'completed'
  plan: BillingPlanResource
  planPeriod: BillingSubscriptionPlanPeriod
  paymentMethod?: BillingPaymentMethodResource
  totals: Totals & { totalDueNow?: BillingMoneyAmount }
  isImmediatePlanChange: boolean
  needsPaymentMethod: boolean
  freeTrialEndsAt?: Date
  confirm(params: {
    paymentMethodId?: string
    paymentToken?: string
    gateway?: 'stripe'
    useTestCard?: boolean
  }): Promise<BillingCheckoutResource>
}

export interface BillingNamespace {
  getPlans(
    params?: Page & OfOrganization & { for?: ForPayerType; minSeats?: number },
  ): Promise<List<BillingPlanResource>>
  getPlan(params: { id: string }): Promise<BillingPlanResource>
  getSubscription(params: OfOrganization): Promise<BillingSubscriptionResource>
  getStatements(params: Page & OfOrganization): Promise<List<BillingStatementResource>>
  getStatement(params: Named): Promise<BillingStatementResource>
  getPaymentAttempts(params: Page & OfOrganization): Promise<List<BillingPaymentResource>>
  getPaymentAttempt(params: Named): Promise<BillingPaymentResource>
  startCheckout(
    params: OfOrganization & {
      planId: string
      planPeriod: BillingSubscriptionPlanPeriod
      seatsQuantity?: number
      priceId?: string
    },
  ): Promise<BillingCheckoutResource>
  updateCheckout(params: Named & { promoCode: string }): Promise<BillingCheckoutResource>
  getCreditBalance(params: object): Promise<{ balance: BillingMoneyAmount | null }>
  getCreditHistory(params: OfOrganization): Promise<
    List<{
      id: string
      amount: BillingMoneyAmount
      sourceType: string
      sourceId: string
      createdAt: Date
    }>
  >
}
