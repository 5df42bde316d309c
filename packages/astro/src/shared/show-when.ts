import type { HasParams } from '@dooryard/protocol'

export type Has = (params: HasParams) => boolean

/** The condition of `<Show>`: a state, what the user must have, or a function that decides. */
export type ShowWhen = 'signed-in' | 'signed-out' | HasParams | ((has: Has) => boolean)

/** `userId`: of who counts as signed in. */
export function matches(when: ShowWhen, userId: string | null | undefined, has: Has): boolean {
  if (when === 'signed-out') return !userId
  if (!userId) return false
  if (typeof when === 'function') return when(has)
  return typeof when === 'object' ? has(when) : true
}

/** The condition of the older `<Protect>`; none of its props: signed in. */
export function protectCondition({
  condition,
  role,
  permission,
  feature,
  plan,
}: HasParams & { condition?: (has: Has) => boolean }): ShowWhen {
  if (condition) return condition
  const asked = Object.entries({ role, permission, feature, plan }).filter(
    ([, value]) => value !== undefined,
  )
  return asked.length > 0 ? Object.fromEntries(asked) : 'signed-in'
}
