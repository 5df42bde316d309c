import { OrganizationPreview } from '../../primitives/organization-preview.tsx'
import type { ViewContext } from '../../view/screen.tsx'

/** The organization that asks somebody in: who came by the ticket of its invitation sees it. */
export function InvitedBy(_props: object, { at: { v } }: ViewContext) {
  const organization = v.client?.signUp?.invitedBy
  return organization ? (
    <OrganizationPreview
      organization={organization}
      kid="invitation"
      detail={v.text('signUp.invitedBy')}
    />
  ) : null
}
