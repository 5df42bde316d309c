import { type Gap, gapText } from '@dooryard/protocol'
import { createElement, Fragment, type ReactElement } from 'react'

// biome-ignore lint/suspicious/noExplicitAny: what these components will take is for the versions that have them
type AnyProps = Record<string, any>
type Component = (props: AnyProps) => ReactElement

export type CheckoutButtonProps = AnyProps
export type PlanDetailsButtonProps = AnyProps
export type SubscriptionDetailsButtonProps = AnyProps

/** Components of later versions: they can be imported and rendered, and say which gap they are. */
function missing<Part extends string = never>(
  name: string,
  gap: Gap,
  ...parts: Part[]
): Component & Record<Part, Component> {
  const note = `<${name} />: ${gapText(gap)}`
  let isTold = false
  const Missing: Component = () => {
    if (!isTold) console.warn(`not_available: ${note}`)
    isTold = true
    return createElement(Fragment, null, import.meta.env?.DEV && note)
  }
  return Object.assign(
    Missing,
    Object.fromEntries(parts.map((part) => [part, missing(`${name}.${part}`, gap)])),
  ) as Component & Record<Part, Component>
}

export const OAuthConsent = /* @__PURE__ */ missing('OAuthConsent', 'oauth-applications')
export const PricingTable = /* @__PURE__ */ missing('PricingTable', 'billing')
export const CheckoutButton = /* @__PURE__ */ missing('CheckoutButton', 'billing')
export const PlanDetailsButton = /* @__PURE__ */ missing('PlanDetailsButton', 'billing')
export const SubscriptionDetailsButton = /* @__PURE__ */ missing(
  'SubscriptionDetailsButton',
  'billing',
)
