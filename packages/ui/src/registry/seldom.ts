/** The first screens of components that few pages have. */
export const seldom = {
  APIKeys: () => import('../flows/api-keys/api-keys.tsx').then((module) => module.apiKeys),
  CreateOrganization: () =>
    import('../flows/create-organization/create-organization.tsx').then(
      (module) => module.createOrganization,
    ),
  InviteMembers: () =>
    import('../flows/invite-members/invite-members.tsx').then((module) => module.inviteMembers),
  OAuthConsent: () =>
    import('../flows/oauth-consent/oauth-consent.tsx').then((module) => module.oauthConsent),
  OrganizationList: () =>
    import('../flows/organization-list/organization-list.tsx').then(
      (module) => module.organizationList,
    ),
  OrganizationProfile: () =>
    import('../flows/organization-profile/organization-profile.tsx').then(
      (module) => module.organizationProfile,
    ),
  TaskChooseOrganization: () =>
    import('../flows/tasks/choose-organization.tsx').then(
      (module) => module.taskChooseOrganization,
    ),
  TaskResetPassword: () =>
    import('../flows/tasks/reset-password.tsx').then((module) => module.taskResetPassword),
  TaskSetupMFA: () => import('../flows/tasks/setup-mfa.tsx').then((module) => module.taskSetupMfa),
  UserAvatar: () =>
    import('../flows/user-avatar/user-avatar.tsx').then((module) => module.userAvatar),
  UserVerification: () =>
    import('../flows/user-verification/user-verification.tsx').then(
      (module) => module.userVerification,
    ),
  Waitlist: () => import('../flows/waitlist/waitlist.tsx').then((module) => module.waitlist),
}

export type Seldom = typeof seldom
