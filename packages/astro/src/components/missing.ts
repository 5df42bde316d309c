import type { Gap } from '@dooryard/protocol'
import NotAvailable from './NotAvailable.astro'

// biome-ignore lint/suspicious/noExplicitAny: what these components will take is for the versions that have them
type Component = (props: Record<string, any>) => any
/** Astro's own shape of a component. */
type Factory = (result: unknown, props: object, slots: object) => unknown

/** A component of a later version: it can be imported and rendered, and says which gap it is. */
function missing(component: string, gap: Gap): Component {
  const factory: Factory = (result) =>
    (NotAvailable as unknown as Factory)(result, { component, gap }, {})
  return Object.assign(factory, { isAstroComponentFactory: true }) as unknown as Component
}

export const OAuthDeviceVerification = /* @__PURE__ */ missing(
  'OAuthDeviceVerification',
  'oauth-applications',
)
