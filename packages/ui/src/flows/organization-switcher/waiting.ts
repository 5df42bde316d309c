import { activeSession } from '../../model/client.ts'
import { activeMembership } from '../../model/organization.ts'
import type { PopoverState } from '../../primitives/popover.tsx'
import type { View } from '../../view/view.ts'

export interface SwitcherState extends PopoverState {
  /** How much waits for an answer, by person and path. */
  counts: Record<string, number>
}

export type SwitcherView = View<SwitcherState>

/** The shortest answer that says how many there are. */
const FIRST = 'status=pending&limit=1'

export const INVITATIONS = `/me/organization_invitations?${FIRST}`
export const SUGGESTIONS = `/me/organization_suggestions?${FIRST}`

const hasDomains = ({ environment }: View) =>
  environment.organization_settings.domains?.enabled === true

/** Of who asks to be let in where somebody works and manages members; undefined: nobody can ask them. */
export function requestsPath(v: View): string | undefined {
  const { organization, permissions } = activeMembership(v.client) ?? {}
  return hasDomains(v) && permissions?.includes('org:sys_memberships:manage')
    ? `/organizations/${organization!.id}/membership_requests?${FIRST}`
    : undefined
}

const key = (v: View, path: string) => `${activeSession(v.client)!.user!.id} ${path}`

/** Known from the server that drew the page, or by having looked. */
export function countAt(v: SwitcherView, path: string): number {
  const { counts } = v.state
  if (counts) return counts[key(v, path)] ?? 0
  return (v.known[path] as { totalCount?: number } | undefined)?.totalCount ?? 0
}

export const note = (v: SwitcherView, path: string, count: number): void =>
  v.set({ counts: { ...v.state.counts, [key(v, path)]: count } })

/** Of all that there can be. */
export function waitingPaths(v: View): string[] {
  const requests = requestsPath(v)
  return [INVITATIONS, ...(hasDomains(v) ? [SUGGESTIONS] : []), ...(requests ? [requests] : [])]
}

/** How much waits for the answer of who is signed in. */
export const waiting = (v: SwitcherView): number =>
  waitingPaths(v).reduce((sum, path) => sum + countAt(v, path), 0)

type Answer = readonly [path: string, answer: unknown]

/** What was answered, by person. */
export const countsOf = (v: View, answers: readonly Answer[]): Record<string, number> =>
  Object.fromEntries(
    answers.map(([path, answer]) => [
      key(v, path),
      (answer as { totalCount?: number } | undefined)?.totalCount ?? 0,
    ]),
  )

/** What came with the page is about who was signed in then. */
export const keepCounts = (v: SwitcherView): void =>
  v.set({ counts: countsOf(v, Object.entries(v.known)) })
