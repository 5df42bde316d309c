import { gapText } from '@dooryard/protocol'
import { createElement, isValidElement, type PropsWithChildren, type ReactElement } from 'react'
import type {
  CheckoutButtonProps,
  PlanDetailsButtonProps,
  PricingTableProps,
  SubscriptionDetailsButtonProps,
} from '../shared/billing-props.ts'

export type { CheckoutButtonProps, PlanDetailsButtonProps, SubscriptionDetailsButtonProps }

interface Component<Props> {
  (props: Props): ReactElement
  displayName: string
}

/** What a component of billing is while that is off; developers are told once. */
function off<Props>(displayName: string, draw: (props: Props) => ReactElement): Component<Props> {
  let isTold = false
  const Off = (props: Props) => {
    if (import.meta.env?.DEV && !isTold)
      console.warn(`not_available: <${displayName} />: ${gapText('billing')}`)
    isTold = true
    return draw(props)
  }
  return Object.assign(Off, { displayName })
}

/** A button, or its child in place of it, that leads nowhere: as with Clerk. */
const button = <Props>(name: string, label: string): Component<PropsWithChildren<Props>> =>
  off(name, ({ children = label }) =>
    isValidElement(children) ? children : createElement('button', { type: 'button' }, children),
  )

/** Where billing is off there is nothing to choose from: an empty place. */
export const PricingTable: Component<PricingTableProps> = /* @__PURE__ */ off('PricingTable', () =>
  createElement('div'),
)
export const CheckoutButton = /* @__PURE__ */ button<CheckoutButtonProps>(
  'CheckoutButton',
  'Checkout',
)
export const PlanDetailsButton = /* @__PURE__ */ button<PlanDetailsButtonProps>(
  'PlanDetailsButton',
  'Plan details',
)
export const SubscriptionDetailsButton = /* @__PURE__ */ button<SubscriptionDetailsButtonProps>(
  'SubscriptionDetailsButton',
  'Subscription details',
)
