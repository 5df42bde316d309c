import type { Gap } from '@dooryard/protocol'
import NotAvailable from './NotAvailable.astro'

// biome-ignore lint/suspicious/noExplicitAny: what these components will take is for the versions that have them
type Component = (props: Record<string, any>) => any
/** Astro's own shape of a component. */
type Factory = (result: unknown, props: object, slots: object) => unknown

/** Components of later versions: they can be imported and rendered, and say which gap they are. */
function missing<Part extends string = never>(
  component: string,
  gap: Gap,
  ...parts: Part[]
): Component & Record<Part, Component> {
  const factory: Factory = (result) =>
    (NotAvailable as unknown as Factory)(result, { component, gap }, {})
  return Object.assign(
    factory,
    { isAstroComponentFactory: true },
    Object.fromEntries(parts.map((part) => [part, missing(`${component}.${part}`, gap)])),
  ) as unknown as Component & Record<Part, Component>
}

export const PricingTable = /* @__PURE__ */ missing('PricingTable', 'billing')
export const PlanDetailsButton = /* @__PURE__ */ missing('PlanDetailsButton', 'billing')
export const CheckoutButton = /* @__PURE__ */ missing('CheckoutButton', 'billing')
export const SubscriptionDetailsButton = /* @__PURE__ */ missing(
  'SubscriptionDetailsButton',
  'billing',
)
export const OAuthConsent = /* @__PURE__ */ missing('OAuthConsent', 'oauth-applications')
export const OAuthDeviceVerification = /* @__PURE__ */ missing(
  'OAuthDeviceVerification',
  'oauth-applications',
)
