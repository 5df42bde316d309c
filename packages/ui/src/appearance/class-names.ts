import type { Layer } from './cascade.ts'

/** Ends the class names that are a contract. UI components §3.5. */
const MARK = '🔒️'

export type ElementState = 'loading' | 'error' | 'open' | 'active'

export interface ElementName {
  /** Most general first. */
  keys: readonly string[]
  id?: string | undefined
  state?: ElementState | false | undefined
  required?: boolean | undefined
}

/**
 * The class attribute of an element: stable names, names by id and state, names that the appearance adds. With any of
 * those the element is `cl-custom`: the stylesheet steps behind them.
 */
export function classNames(layers: readonly Layer[], name: ElementName): string {
  const { keys, id, state, required } = name
  const specificFirst = [...keys].reverse()
  const names = specificFirst.map((key) => `cl-${key}`)
  if (id) names.push(...specificFirst.map((key) => `cl-${key}__${id}`))
  if (state) names.push(`cl-${state}`)
  if (required) names.push('cl-required')
  const added: string[] = []
  for (const { elements } of layers) {
    for (const key of keys) {
      for (const variant of [
        key,
        id && `${key}__${id}`,
        state && `${key}__${state}`,
        id && state && `${key}__${id}__${state}`,
      ]) {
        const value = variant && elements[variant]
        if (value && typeof value === 'string') added.push(value)
      }
    }
  }
  if (added.length) names.push('cl-custom', ...added)
  names.push(MARK)
  return names.join(' ')
}
