import type { ClerkResource, Metadata } from '../core/resource.ts'

/** An organization, in the shape that clients of Clerk know. Frontend API §4.9. */
export interface OrganizationResource extends ClerkResource {
  id: string
  name: string
  slug: string | null
  imageUrl: string
  hasImage: boolean
  membersCount: number
  pendingInvitationsCount: number
  publicMetadata: Metadata
  adminDeleteEnabled: boolean
  maxAllowedMemberships: number
  createdAt: Date
  updatedAt: Date
  update(params: { name: string; slug?: string }): Promise<OrganizationResource>
  setLogo(params: { file: Blob | File | string | null }): Promise<OrganizationResource>
  destroy(): Promise<void>
}
