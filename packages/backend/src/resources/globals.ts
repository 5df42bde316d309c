/** Types that a site narrows to its own metadata by declaring them again; the declarations merge. */
declare global {
  interface UserPublicMetadata {
    [key: string]: unknown
  }
  interface UserPrivateMetadata {
    [key: string]: unknown
  }
  interface UserUnsafeMetadata {
    [key: string]: unknown
  }
  interface OrganizationPublicMetadata {
    [key: string]: unknown
  }
  interface OrganizationPrivateMetadata {
    [key: string]: unknown
  }
  interface OrganizationInvitationPublicMetadata {
    [key: string]: unknown
  }
  interface OrganizationInvitationPrivateMetadata {
    [key: string]: unknown
  }
  interface OrganizationMembershipPublicMetadata {
    [key: string]: unknown
  }
  interface OrganizationMembershipPrivateMetadata {
    [key: string]: unknown
  }
}

export {}
