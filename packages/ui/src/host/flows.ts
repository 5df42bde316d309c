import type { FlowModule } from '../flow-module.ts'
import type { ComponentName } from '../types.ts'
import { flowLoaders } from './flow-loaders.ts'

export interface Flows {
  /** The parts of a flow that are here, first screens first. */
  parts(name: ComponentName): readonly FlowModule[]
  /** Fetches the next part of a flow; calls back when there is one. */
  more(name: ComponentName, then?: () => void): void
}

export function createFlows(): Flows {
  const loaded = new Map<ComponentName, FlowModule[]>()
  const loading = new Map<unknown, Promise<FlowModule>>()
  const parts = (name: ComponentName) => loaded.get(name) ?? []
  return {
    parts,
    more(name, then) {
      const last = parts(name).at(-1)
      const load = last ? last.more : flowLoaders[name]
      if (!load) return
      const next = loading.get(load) ?? load()
      loading.set(load, next)
      void next.then((part) => {
        if (!parts(name).includes(part)) loaded.set(name, [...parts(name), part])
        then?.()
      })
    },
  }
}
