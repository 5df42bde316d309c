/** Shapes that only events have. Times in milliseconds. Backend API §8.2. */
export interface MoneyJSON {
  amount: number
  amount_formatted: string
  currency: string
  currency_symbol: string
}

export interface BillingPayerJSON {
  object: 'commerce_payer'
  id: string
  instance_id: string
  user_id?: string
  first_name?: string
  last_name?: string
  email: string
  organization_id?: string
  organization_name?: string
  image_url: string
  created_at: number
  updated_at: number
}

type Status =
  | 'abandoned'
  | 'active'
  | 'canceled'
  | 'ended'
  | 'expired'
  | 'incomplete'
  | 'past_due'
  | 'upcoming'

export interface BillingSubscriptionItemWebhookEventJSON {
  object: 'commerce_subscription_item'
  id: string
  status: Status
  credit: {
    amount: MoneyJSON
    cycle_days_remaining: number
    cycle_days_total: number
    cycle_remaining_percent: number
  }
  proration_date: string
  plan_period: 'month' | 'annual'
  period_start: number
  period_end: number | null
  canceled_at?: number
  past_due_at?: number
  lifetime_paid: number
  next_payment_amount: number
  next_payment_date: number
  amount: MoneyJSON
  plan?: BillingPlanOfItemJSON | null
  plan_id?: string | null
  payer?: BillingPayerJSON
}

export interface BillingPlanOfItemJSON {
  id: string
  instance_id: string
  product_id: string
  name: string
  slug: string
  description?: string
  is_default: boolean
  is_recurring: boolean
  amount: number
  period: 'month' | 'annual'
  interval: number
  has_base_fee: boolean
  currency: string
  annual_monthly_amount: number
  publicly_visible: boolean
}

export interface BillingSubscriptionWebhookEventJSON {
  object: 'commerce_subscription'
  id: string
  status: Status
  active_at?: number
  canceled_at?: number
  created_at: number
  ended_at?: number
  past_due_at?: number
  updated_at: number
  latest_payment_id: string
  payer_id: string
  payer: BillingPayerJSON
  payment_source_id: string
  items: BillingSubscriptionItemWebhookEventJSON[]
}

export interface BillingPaymentAttemptWebhookEventJSON {
  object: 'commerce_payment_attempt'
  id: string
  instance_id: string
  payment_id: string
  statement_id: string
  gateway_external_id: string
  status: 'pending' | 'paid' | 'failed'
  created_at: number
  updated_at: number
  paid_at?: number
  failed_at?: number
  failed_reason?: { code: string; decline_code: string }
  billing_date: number
  charge_type: 'checkout' | 'recurring'
  payee: {
    id: string
    gateway_type: string
    gateway_external_id: string
    gateway_status: 'active' | 'pending' | 'restricted' | 'disconnected'
  }
  payer: BillingPayerJSON
  totals: { subtotal: MoneyJSON; tax_total: MoneyJSON; grand_total: MoneyJSON }
  payment_source: {
    id: string
    gateway: string
    gateway_external_id: string
    gateway_external_account_id?: string
    payment_method: string
    status: 'active' | 'disconnected'
    card_type?: string
    last4?: string
  }
  subscription_items: BillingSubscriptionItemWebhookEventJSON[]
}
