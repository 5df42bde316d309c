import type { ComponentName } from '@dooryard/browser'
import type { FormFeedback } from '@dooryard/protocol'
import type { Appearance } from '../appearance/types.ts'
import type { UIOptions } from '../options/ui-options.ts'
import { components } from '../registry/components.ts'
import { createFlows, type Flows } from '../registry/flows.ts'
import type { ClerkPort } from '../view/clerk-port.ts'

/** What all components of a page share. */
export interface Host {
  readonly clerk: ClerkPort
  /** As they are now. */
  readonly options: UIOptions
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
  const options = new Proxy({} as UIOptions, {
    get: (_, name) => clerk.__internal_getOption(name as never),
  })

  /** Most components bring no looks of their own: then nothing is loaded. */
  function style(key: unknown, appearance: Appearance | undefined, scope?: string) {
    if (!appearance && !styled.has(key)) return
    if (appearance) styled.add(key)
    else styled.delete(key)
    void import('./stylesheets.ts').then(({ setRules }) => setRules(key, appearance, scope))
  }

  return {
    clerk,
    options,
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
