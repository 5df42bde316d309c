import { ClerkRuntimeError } from '../errors.ts'
import { type Runtime, unwrap } from '../runtime.ts'
import type { Outcome } from '../types/resource.ts'

/**
 * The object behind all handles of one attempt. It changes in place, and handles inherit from it: whoever kept an old
 * handle reads the present state, whoever compares handles sees that something changed.
 */
export interface Attempt<Resource, Json> {
  readonly live: Resource
  apply(json: Json): void
  /** A handle that no one has yet. */
  handle(): Resource
}

export interface Caller<Resource> {
  create(params: object): Promise<Resource>
  /** A step of the attempt that exists; '' is the attempt itself. */
  step(name: string, params?: object, method?: 'GET' | 'POST' | 'PATCH'): Promise<Resource>
}

export function createAttempt<Resource extends { id?: string | undefined }, Json extends object>(
  runtime: Runtime,
  kind: 'sign_in' | 'sign_up',
  toFields: (json: Partial<Json>) => object,
  toMethods: (live: Resource, caller: Caller<Resource>) => object,
): Attempt<Resource, Json> {
  const root = `/client/${kind}s`
  const live = {} as Resource
  const handle = () => Object.create(live) as Resource
  const apply = (json: Partial<Json>) => {
    Object.assign(live, toFields(json))
  }

  async function call(path: string, body?: object, method: 'GET' | 'POST' | 'PATCH' = 'POST') {
    const answer = await runtime.send<{ client?: unknown }>(root + path, {
      method,
      body: body ?? {},
      takesClient: true,
    })
    const json = unwrap<Json>(answer)
    const snapshot = runtime.snapshot()
    if (!answer.client && snapshot) runtime.applyClient({ ...snapshot, [kind]: json })
    apply(json)
    return handle()
  }

  const caller: Caller<Resource> = {
    create: (params) => call('', { locale: runtime.platform.language(), ...params }),
    step(name, params, method) {
      if (live.id) return call(`/${live.id}${name && `/${name}`}`, params, method)
      throw new ClerkRuntimeError('There is no attempt yet. Call create() first.', {
        code: 'attempt_missing',
      })
    },
  }

  apply({})
  Object.assign(live, toMethods(live, caller), { toJSON: () => ({ ...live }) })
  return { live, apply, handle }
}

/** Turns work that throws into work that answers `{ error }`. */
export const outcome = (run: () => Promise<unknown>): Outcome =>
  run().then(
    () => ({ error: null }),
    (error) => ({ error }),
  )
