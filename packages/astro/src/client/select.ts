import { computed, type ReadableAtom } from 'nanostores'

/**
 * A store of what somebody needs of another one. It tells when that changes, whatever else does.
 *
 * ```ts
 * const $teamName = select($organizationStore, (organization) => organization?.name)
 * ```
 */
/* @__NO_SIDE_EFFECTS__ */
export const select = <Value, Picked>(
  store: ReadableAtom<Value>,
  pick: (value: Value) => Picked,
): ReadableAtom<Picked> => computed(store, pick)
