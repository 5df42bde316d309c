import type { ComponentChildren } from 'preact'
import { Loaded } from '../../../primitives/loaded.tsx'
import type { ClerkPort } from '../../../view/clerk-port.ts'
import type { ViewContext } from '../../../view/screen.tsx'
import { type OrganizationView, pathOf } from '../parts/state.ts'

export const ID = 'organizationDomains'
export const GROUP = 'organizationProfile'

/** Their screens; all but the first are of one domain. */
export const ADD = 'add-domain'
export const VERIFY = 'verify-domain'
export const MANAGE = 'manage-domain'
export const REMOVE = 'remove-domain'

/** Of which texts are named: `manualInvitationOption__label`, `badge__manualInvitation`. */
export const MODES = {
  manual_invitation: 'manualInvitation',
  automatic_invitation: 'automaticInvitation',
  automatic_suggestion: 'automaticSuggestion',
} as const

export type Mode = keyof typeof MODES

export interface DomainModel {
  id: string
  name: string
  enrollmentMode: string
  affiliationEmailAddress: string | null
  affiliationVerification: { status: string } | null
  ownershipVerification: { status: string } | null
}

/** After something has changed, the list is fetched anew. */
export const changed = (v: OrganizationView) => ({ changes: (v.state.changes ?? 0) + 1 })

/** One of them, as it is now. */
export const Domain = (
  {
    id,
    children,
  }: {
    id: string
    children: (domain: DomainModel, again: () => Promise<void>) => ComponentChildren
  },
  { at: { v } }: ViewContext,
) => (
  <Loaded<DomainModel>
    key={id}
    path={pathOf(v, `/domains/${id}`)}
    fetch={({ organization }) => organization!.getDomain({ domainId: id })}
  >
    {children}
  </Loaded>
)

/** The resource, whose methods change it. */
export const live = ({ organization }: ClerkPort, domainId: string) =>
  organization!.getDomain({ domainId })
