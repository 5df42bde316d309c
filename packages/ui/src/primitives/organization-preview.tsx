import type { ComponentChildren } from 'preact'
import { OrganizationAvatar } from './avatar.tsx'
import { breakable } from './breakable.ts'
import { El } from './element.tsx'

interface OrganizationPreviewProps {
  organization: { name: string; imageUrl: string; hasImage: boolean }
  /** In class names. UI components §3.5, O. */
  kid: string
  detail?: string | undefined
  children?: ComponentChildren
}

/** An organization in one row: logo, name, and what there is to know of it. */
export const OrganizationPreview = ({
  organization,
  kid,
  detail,
  children,
}: OrganizationPreviewProps) => (
  <El as="span" k="organizationPreview" kid={kid}>
    <El as="span" k="organizationPreviewAvatarContainer" kid={kid}>
      <OrganizationAvatar
        organization={organization}
        box="organizationPreviewAvatarBox"
        image="organizationPreviewAvatarImage"
      />
    </El>
    <El as="span" k="organizationPreviewTextContainer" kid={kid}>
      <El
        as="span"
        k="organizationPreviewMainIdentifier"
        kid={kid}
        title={organization.name}
        dir="auto"
      >
        {breakable(organization.name)}
      </El>
      {detail && (
        <El as="span" k="organizationPreviewSecondaryIdentifier" kid={kid}>
          {detail}
        </El>
      )}
    </El>
    {children}
  </El>
)
