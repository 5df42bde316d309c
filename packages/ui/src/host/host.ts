import type { FormFeedback } from '@dooryard/protocol'
import type { Appearance } from '../appearance/types.ts'
import type { ClerkPort } from '../clerk-port.ts'
import { components } from '../components.ts'
import type { ComponentName, UIOptions } from '../types.ts'
import { createFlows, type Flows } from './flows.ts'
import { createStylesheets } from './stylesheets.ts'

const OPTION_NAMES = [
  'appearance',
  'localization',
  'signInUrl',
  'signUpUrl',
  'userProfileUrl',
  'waitlistUrl',
  'afterSignOutUrl',
  'afterMultiSessionSingleSignOutUrl',
  'signInForceRedirectUrl',
  'signInFallbackRedirectUrl',
  'signUpForceRedirectUrl',
  'signUpFallbackRedirectUrl',
  'allowedRedirectOrigins',
  'supportEmail',
] as const

/** What all components of a page share. */
export interface Host {
  readonly clerk: ClerkPort
  options(): UIOptions
  /** How the last form of this browser ended; only on the page that it led to. */
  feedback(): FormFeedback | null
  /** Unique in the page; written to the node when it has none. */
  idOf(node: HTMLElement, name: ComponentName): string
  readonly flows: Flows
  /** Rules of the appearance of all components. */
  styleAll(appearance: Appearance | undefined): void
  /** Rules of the appearance of one component. */
  style(node: HTMLElement, id: string, appearance: Appearance | undefined): void
}

export function createHost(clerk: ClerkPort): Host {
  const stylesheets = createStylesheets()
  const firstPage = location.pathname + location.search
  let count = 0

  return {
    clerk,
    options: () =>
      Object.fromEntries(
        OPTION_NAMES.map((name) => [name, clerk.__internal_getOption(name as never)]),
      ) as UIOptions,
    feedback: () => (location.pathname + location.search === firstPage ? clerk.feedback : null),
    idOf(node, name) {
      node.dataset.clerkId ??= `clerk-${components[name].tag}-${++count}`
      return node.dataset.clerkId
    },
    flows: createFlows(),
    styleAll: (appearance) => stylesheets.set('all', appearance),
    style: (node, id, appearance) =>
      stylesheets.set(node, appearance, `[data-clerk-id="${CSS.escape(id)}"]`),
  }
}
