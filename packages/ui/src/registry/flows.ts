import type { ComponentName } from '@dooryard/browser'
import type { FlowModule } from '../view/flow-module.ts'
import { components } from './components.ts'

export interface Flows {
  /** The parts of a flow that are here, first screens first. */
  parts(name: ComponentName): readonly FlowModule[]
  /** Fetches the next part of a flow; undefined when there is none. What could not be fetched is tried anew next time. */
  more(name: ComponentName): Promise<void> | undefined
}

export function createFlows(): Flows {
  const loaded = new Map<ComponentName, FlowModule[]>()
  const loading = new Map<unknown, Promise<void>>()
  const parts = (name: ComponentName) => loaded.get(name) ?? []
  return {
    parts,
    more(name) {
      const last = parts(name).at(-1)
      const load = last ? last.more : components[name].screens
      if (!load) return undefined
      const next =
        loading.get(load) ??
        load()
          .then((part) => void loaded.set(name, [...parts(name), part]))
          .finally(() => loading.delete(load))
      loading.set(load, next)
      return next
    },
  }
}
