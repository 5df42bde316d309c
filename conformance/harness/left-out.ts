import type { Kind } from './covered.ts'

type Reasons = Readonly<Record<string, readonly string[]>>

/** What no run covers, by its reason. `resource.*` is all of a resource. What a run does cover may not stand here. */
export const LEFT_OUT: Readonly<Record<Kind, Reasons>> = {
  methods: {},
  endpoints: {},
  proofs: {},
  'page objects': {},
}
