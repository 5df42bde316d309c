import type { MethodsOf } from '../core/resource.ts'

/**
 * The object behind all handles of one attempt. It changes in place, and handles inherit from it: whoever kept an old
 * handle reads the present state, whoever compares handles sees that something changed.
 */
export interface Attempt<Resource, Json> {
  readonly kind: 'sign_in' | 'sign_up'
  readonly live: Resource
  apply(json: Json): void
  /** The handle of the present state; another one after each `apply`. */
  current(): Resource
}

export function createAttempt<Resource extends object, Json extends object>(
  kind: 'sign_in' | 'sign_up',
  toFields: (json: Partial<Json>, attempt: Attempt<Resource, Json>) => object,
  toMethods: (attempt: Attempt<Resource, Json>) => MethodsOf<Resource>,
): Attempt<Resource, Json> {
  let handle: Resource
  const attempt = {
    kind,
    apply(json) {
      Object.assign(live, toFields(json, attempt))
      handle = Object.create(live)
    },
    current: () => handle,
  } as Attempt<Resource, Json>
  const live = Object.assign(toMethods(attempt), { toJSON: () => ({ ...live }) }) as Resource
  attempt.apply({} as Json)
  return Object.assign(attempt, { live })
}
