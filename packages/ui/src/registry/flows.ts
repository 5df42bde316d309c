import type { ComponentName } from '@dooryard/browser'
import type { FlowModule } from '../view/flow-module.ts'
import { components } from './components.ts'

export interface Flows {
  /** The parts of a flow that are here, first screens first. */
  parts(name: ComponentName): readonly FlowModule[]
  /** Fetches the next part of a flow; undefined when there is none. What could not be fetched is tried anew next time. */
  more(name: ComponentName): Promise<void> | undefined
  /** The same ahead of need: what hardly anybody comes to stays away. */
  ahead(name: ComponentName): Promise<void> | undefined
}

export function createFlows(): Flows {
  const loaded = new Map<ComponentName, FlowModule[]>()
  const loading = new Map<unknown, Promise<void>>()
  const parts = (name: ComponentName) => loaded.get(name) ?? []
  const fetch = (name: ComponentName, load: FlowModule['more']) => {
    if (!load) return undefined
    const next =
      loading.get(load) ??
      load()
        .then((part) => void loaded.set(name, [...parts(name), part]))
        .finally(() => loading.delete(load))
    loading.set(load, next)
    return next
  }
  const last = (name: ComponentName): Pick<FlowModule, 'more' | 'rare'> =>
    parts(name).at(-1) ?? { more: components[name].screens }
  return {
    parts,
    more: (name) => fetch(name, last(name).more ?? last(name).rare),
    ahead: (name) => fetch(name, last(name).more),
  }
}
