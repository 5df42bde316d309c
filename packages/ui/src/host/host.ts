import type { FormFeedback } from '@dooryard/protocol'
import type { Appearance } from '../appearance/types.ts'
import type { UIOptions } from '../options/ui-options.ts'
import type { ComponentName } from '../registry/components.ts'
import { components } from '../registry/components.ts'
import { createFlows, type Flows } from '../registry/flows.ts'
import type { ClerkPort } from '../view/clerk-port.ts'

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
  /** How the last form of this browser ended. Told once: it belongs to the page that the form led to. */
  feedback(name: ComponentName): FormFeedback | null
  /** Unique in the page; written to the node when it has none. */
  idOf(node: HTMLElement, name: ComponentName): string
  readonly flows: Flows
  /** Rules of the appearance of all components. */
  styleAll(appearance: Appearance | undefined): void
  /** Rules of the appearance of one component. */
  style(node: HTMLElement, id: string, appearance: Appearance | undefined): void
}

export function createHost(clerk: ClerkPort): Host {
  const styled = new Set<unknown>()
  const told = new Set<ComponentName>()
  let count = 0

  /** Most components bring no looks of their own: then nothing is loaded. */
  function style(key: unknown, appearance: Appearance | undefined, scope?: string) {
    if (!appearance && !styled.has(key)) return
    if (appearance) styled.add(key)
    else styled.delete(key)
    void import('./stylesheets.ts').then(({ setRules }) => setRules(key, appearance, scope))
  }

  return {
    clerk,
    options: () =>
      Object.fromEntries(
        OPTION_NAMES.map((name) => [name, clerk.__internal_getOption(name as never)]),
      ) as UIOptions,
    feedback(name) {
      if (told.has(name)) return null
      told.add(name)
      return clerk.feedback
    },
    idOf(node, name) {
      node.dataset.clerkId ??= `clerk-${components[name].tag}-${++count}`
      return node.dataset.clerkId
    },
    flows: createFlows(),
    styleAll: (appearance) => style('all', appearance),
    style: (node, id, appearance) => style(node, appearance, `[data-clerk-id="${CSS.escape(id)}"]`),
  }
}
