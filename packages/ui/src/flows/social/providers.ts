import type { EnvironmentJSON } from '@dooryard/protocol'

/** A provider that one can sign in with. */
export interface Provider {
  /** `oauth_google`. */
  strategy: string
  /** As in class names: `google`, `custom_acme`. */
  id: string
  name: string
  logo: string | null
}

/** Those that the instance offers, in its order. */
export const providersOf = ({
  user_settings: { social = {} },
}: Pick<EnvironmentJSON, 'user_settings'>): Provider[] =>
  Object.values(social).flatMap(({ enabled, authenticatable, not_selectable, ...provider }) =>
    enabled && authenticatable && !not_selectable
      ? [
          {
            strategy: provider.strategy,
            id: provider.strategy.replace('oauth_', ''),
            name: provider.name,
            logo: provider.logo_url,
          },
        ]
      : [],
  )

export type SocialLayout = 'block' | 'icon'

/** Names beside the marks for one or two, marks alone for more, unless the appearance says otherwise. UI components §3.3. */
export function layoutOf(variant: unknown, count: number): SocialLayout {
  if (variant === 'blockButton') return 'block'
  return variant === 'iconButton' || count > 2 ? 'icon' : 'block'
}

/** Marks in a row, so that rows are as full as each other: seven are four and three. */
export function columnsOf(count: number, most: number): number {
  return Math.ceil(count / Math.ceil(count / most)) || 1
}
