import type { AddressOf } from '@dooryard/browser'

/** `:id`, `:slug`: names of what was chosen. */
const NAME = /:([a-z]\w*)/gi

/** Where to go for something that was chosen or made; undefined: nobody said so. */
export function addressOf<Resource extends object>(
  target: AddressOf<Resource> | undefined,
  chosen: object,
): string | undefined {
  if (typeof target === 'function') return target(chosen as Resource)
  return target?.replace(NAME, (all, name: string) => {
    const value = (chosen as Record<string, unknown>)[name]
    return typeof value === 'string' || typeof value === 'number' ? encodeURIComponent(value) : all
  })
}
