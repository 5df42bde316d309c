import { backendEndpoints } from '@dooryard/protocol'
import { expect, test } from 'vitest'
import { type ClerkClient, createClerkClient } from '../index.ts'

interface Row {
  call: (clerk: ClerkClient) => Promise<unknown>
  sends: string
  also?: string
  body?: unknown
}

/** What each method puts on the wire. Backend API §2. */
const rows: Row[] = [
  // users
  { call: (c) => c.users.deleteUser('u'), sends: 'DELETE /v1/users/u' },
  { call: (c) => c.users.getCount({ query: 'a' }), sends: 'GET /v1/users/count?query=a' },
  { call: (c) => c.users.banUser('u'), sends: 'POST /v1/users/u/ban' },
  { call: (c) => c.users.unbanUser('u'), sends: 'POST /v1/users/u/unban' },
  { call: (c) => c.users.lockUser('u'), sends: 'POST /v1/users/u/lock' },
  { call: (c) => c.users.unlockUser('u'), sends: 'POST /v1/users/u/unlock' },
  {
    call: (c) => c.users.verifyPassword({ userId: 'u', password: 'p' }),
    sends: 'POST /v1/users/u/verify_password',
    body: { password: 'p' },
  },
  {
    call: (c) => c.users.verifyTOTP({ userId: 'u', code: '1' }),
    sends: 'POST /v1/users/u/verify_totp',
    body: { code: '1' },
  },
  { call: (c) => c.users.removePassword('u'), sends: 'POST /v1/users/u/remove_password' },
  {
    call: (c) => c.users.setPasswordCompromised('u'),
    sends: 'POST /v1/users/u/password/set_compromised',
    body: { revoke_all_sessions: false },
  },
  {
    call: (c) => c.users.unsetPasswordCompromised('u'),
    sends: 'POST /v1/users/u/password/unset_compromised',
  },
  { call: (c) => c.users.disableUserMFA('u'), sends: 'DELETE /v1/users/u/mfa' },
  { call: (c) => c.users.deleteUserTOTP('u'), sends: 'DELETE /v1/users/u/totp' },
  { call: (c) => c.users.deleteUserBackupCodes('u'), sends: 'DELETE /v1/users/u/backup_code' },
  { call: (c) => c.users.deleteUserProfileImage('u'), sends: 'DELETE /v1/users/u/profile_image' },
  {
    call: (c) => c.users.replaceUserEmailAddress('u', { emailAddress: 'a' }),
    sends: 'PUT /v1/users/u/email_address',
    body: { email_address: 'a' },
  },
  {
    call: (c) => c.users.replaceUserPhoneNumber('u', { phoneNumber: 'a' }),
    sends: 'PUT /v1/users/u/phone_number',
    body: { phone_number: 'a' },
  },
  {
    call: (c) => c.users.getUserOauthAccessToken('u', 'google'),
    sends: 'GET /v1/users/u/oauth_access_tokens/oauth_google?paginated=true',
  },
  {
    call: (c) => c.users.getUserOauthAccessToken('u', 'oauth_google'),
    sends: 'GET /v1/users/u/oauth_access_tokens/oauth_google?paginated=true',
  },
  {
    call: (c) => c.users.getOrganizationMembershipList({ userId: 'u', limit: 1 }),
    sends: 'GET /v1/users/u/organization_memberships?limit=1',
  },
  {
    call: (c) => c.users.getOrganizationInvitationList({ userId: 'u', status: 'pending' }),
    sends: 'GET /v1/users/u/organization_invitations?status=pending',
  },
  {
    call: (c) => c.users.deleteUserPasskey({ userId: 'u', passkeyIdentificationId: 'p' }),
    sends: 'DELETE /v1/users/u/passkeys/p',
  },
  {
    call: (c) => c.users.deleteUserWeb3Wallet({ userId: 'u', web3WalletIdentificationId: 'w' }),
    sends: 'DELETE /v1/users/u/web3_wallets/w',
  },
  {
    call: (c) => c.users.deleteUserExternalAccount({ userId: 'u', externalAccountId: 'e' }),
    sends: 'DELETE /v1/users/u/external_accounts/e',
  },
  { call: (c) => c.users.getUserList(), sends: 'GET /v1/users', also: 'GET /v1/users/count' },
  { call: (c) => c.users.getUser('u'), sends: 'GET /v1/users/u' },
  {
    call: (c) => c.users.createUser({ firstName: 'a' }),
    sends: 'POST /v1/users',
    body: { first_name: 'a' },
  },
  {
    call: (c) => c.users.updateUser('u', { firstName: 'a' }),
    sends: 'PATCH /v1/users/u',
    body: { first_name: 'a' },
  },
  {
    call: (c) => c.users.updateUserMetadata('u', { publicMetadata: { aB: 1 } }),
    sends: 'PATCH /v1/users/u/metadata',
    body: { public_metadata: { aB: 1 } },
  },
  {
    call: (c) => c.users.replaceUserMetadata('u', { publicMetadata: {} }),
    sends: 'PUT /v1/users/u/metadata',
    body: { public_metadata: {} },
  },
  {
    call: (c) => c.users.updateUserProfileImage('u', { file: new Blob() }),
    sends: 'POST /v1/users/u/profile_image',
    body: { file: '[object Blob]' },
  },
  // sessions, clients, tokens
  {
    call: (c) => c.sessions.getSessionList({ userId: 'u' }),
    sends: 'GET /v1/sessions?user_id=u&paginated=true',
  },
  { call: (c) => c.sessions.getSession('s'), sends: 'GET /v1/sessions/s' },
  {
    call: (c) => c.sessions.createSession({ userId: 'u' }),
    sends: 'POST /v1/sessions',
    body: { user_id: 'u' },
  },
  { call: (c) => c.sessions.revokeSession('s'), sends: 'POST /v1/sessions/s/revoke' },
  {
    call: (c) => c.sessions.verifySession('s', 't'),
    sends: 'POST /v1/sessions/s/verify',
    body: { token: 't' },
  },
  {
    call: (c) => c.sessions.getToken('s', 'name', 60),
    sends: 'POST /v1/sessions/s/tokens/name',
    body: { expires_in_seconds: 60 },
  },
  {
    call: (c) =>
      c.sessions.refreshSession('s', {
        expired_token: 'e',
        refresh_token: 'r',
        request_origin: 'o',
        suffixed_cookies: true,
      }),
    sends: 'POST /v1/sessions/s/refresh?suffixed_cookies=true',
    body: { expired_token: 'e', refresh_token: 'r', request_origin: 'o' },
  },
  { call: (c) => c.clients.getClientList(), sends: 'GET /v1/clients?paginated=true' },
  { call: (c) => c.clients.getClient('c'), sends: 'GET /v1/clients/c' },
  {
    call: (c) => c.clients.verifyClient('t'),
    sends: 'POST /v1/clients/verify',
    body: { token: 't' },
  },
  {
    call: (c) => c.clients.getHandshakePayload({ nonce: 'n' }),
    sends: 'GET /v1/clients/handshake_payload?nonce=n',
  },
  {
    call: (c) => c.signInTokens.createSignInToken({ userId: 'u', expiresInSeconds: 1 }),
    sends: 'POST /v1/sign_in_tokens',
    body: { user_id: 'u', expires_in_seconds: 1 },
  },
  { call: (c) => c.signInTokens.revokeSignInToken('t'), sends: 'POST /v1/sign_in_tokens/t/revoke' },
  {
    call: (c) =>
      c.actorTokens.create({ userId: 'u', actor: { sub: 'a', additionalProperties: {} } }),
    sends: 'POST /v1/actor_tokens',
    body: { user_id: 'u', actor: { sub: 'a', additionalProperties: {} } },
  },
  { call: (c) => c.actorTokens.revoke('t'), sends: 'POST /v1/actor_tokens/t/revoke' },
  { call: (c) => c.testingTokens.createTestingToken(), sends: 'POST /v1/testing_tokens' },
  { call: (c) => c.jwks.getJwks(), sends: 'GET /v1/jwks' },
  {
    call: (c) => c.signUps.update({ signUpAttemptId: 's', externalId: null }),
    sends: 'PATCH /v1/sign_ups/s',
    body: { external_id: null },
  },
  { call: (c) => c.sessions.getToken('s'), sends: 'POST /v1/sessions/s/tokens' },
  { call: (c) => c.signUps.get('s'), sends: 'GET /v1/sign_ups/s' },
  // identifiers
  {
    call: (c) => c.emailAddresses.createEmailAddress({ userId: 'u', emailAddress: 'a' }),
    sends: 'POST /v1/email_addresses',
    body: { user_id: 'u', email_address: 'a' },
  },
  {
    call: (c) => c.emailAddresses.updateEmailAddress('e', { primary: true }),
    sends: 'PATCH /v1/email_addresses/e',
    body: { primary: true },
  },
  { call: (c) => c.phoneNumbers.updatePhoneNumber('p'), sends: 'PATCH /v1/phone_numbers/p' },
  { call: (c) => c.phoneNumbers.deletePhoneNumber('p'), sends: 'DELETE /v1/phone_numbers/p' },
  { call: (c) => c.emailAddresses.getEmailAddress('e'), sends: 'GET /v1/email_addresses/e' },
  { call: (c) => c.emailAddresses.deleteEmailAddress('e'), sends: 'DELETE /v1/email_addresses/e' },
  { call: (c) => c.phoneNumbers.getPhoneNumber('p'), sends: 'GET /v1/phone_numbers/p' },
  {
    call: (c) => c.phoneNumbers.createPhoneNumber({ userId: 'u', phoneNumber: '1' }),
    sends: 'POST /v1/phone_numbers',
    body: { user_id: 'u', phone_number: '1' },
  },
  // access
  {
    call: (c) => c.invitations.getInvitationList({ status: 'pending' }),
    sends: 'GET /v1/invitations?status=pending&paginated=true',
  },
  {
    call: (c) =>
      c.invitations.createInvitationBulk([{ emailAddress: 'a', publicMetadata: { aB: 1 } }]),
    sends: 'POST /v1/invitations/bulk',
    body: [{ email_address: 'a', public_metadata: { aB: 1 } }],
  },
  { call: (c) => c.invitations.revokeInvitation('i'), sends: 'POST /v1/invitations/i/revoke' },
  { call: (c) => c.waitlistEntries.list(), sends: 'GET /v1/waitlist_entries' },
  { call: (c) => c.waitlistEntries.invite('w'), sends: 'POST /v1/waitlist_entries/w/invite' },
  {
    call: (c) => c.allowlistIdentifiers.getAllowlistIdentifierList(),
    sends: 'GET /v1/allowlist_identifiers?paginated=true',
  },
  {
    call: (c) => c.blocklistIdentifiers.getBlocklistIdentifierList(),
    sends: 'GET /v1/blocklist_identifiers',
  },
  {
    call: (c) => c.invitations.createInvitation({ emailAddress: 'a' }),
    sends: 'POST /v1/invitations',
    body: { email_address: 'a' },
  },
  { call: (c) => c.invitations.deleteInvitation('i'), sends: 'DELETE /v1/invitations/i' },
  {
    call: (c) => c.waitlistEntries.create({ emailAddress: 'a' }),
    sends: 'POST /v1/waitlist_entries',
    body: { email_address: 'a' },
  },
  {
    call: (c) => c.waitlistEntries.createBulk([{ emailAddress: 'a' }]),
    sends: 'POST /v1/waitlist_entries/bulk',
    body: [{ email_address: 'a' }],
  },
  { call: (c) => c.waitlistEntries.reject('w'), sends: 'POST /v1/waitlist_entries/w/reject' },
  { call: (c) => c.waitlistEntries.delete('w'), sends: 'DELETE /v1/waitlist_entries/w' },
  {
    call: (c) =>
      c.allowlistIdentifiers.createAllowlistIdentifier({ identifier: 'a', notify: false }),
    sends: 'POST /v1/allowlist_identifiers',
    body: { identifier: 'a', notify: false },
  },
  {
    call: (c) => c.allowlistIdentifiers.deleteAllowlistIdentifier('a'),
    sends: 'DELETE /v1/allowlist_identifiers/a',
  },
  {
    call: (c) => c.blocklistIdentifiers.createBlocklistIdentifier({ identifier: 'a' }),
    sends: 'POST /v1/blocklist_identifiers',
    body: { identifier: 'a' },
  },
  {
    call: (c) => c.blocklistIdentifiers.deleteBlocklistIdentifier('a'),
    sends: 'DELETE /v1/blocklist_identifiers/a',
  },
  // instance
  {
    call: (c) => c.instance.update({ testMode: true }),
    sends: 'PATCH /v1/instance',
    body: { test_mode: true },
  },
  {
    call: (c) => c.instance.updateRestrictions({ allowlist: false }),
    sends: 'PATCH /v1/instance/restrictions',
    body: { allowlist: false },
  },
  {
    call: (c) => c.instance.getOrganizationSettings(),
    sends: 'GET /v1/instance/organization_settings',
  },
  {
    call: (c) => c.domains.add({ name: 'a', is_satellite: true }),
    sends: 'POST /v1/domains',
    body: { name: 'a', is_satellite: true },
  },
  {
    call: (c) => c.domains.update({ domainId: 'd', proxy_url: null }),
    sends: 'PATCH /v1/domains/d',
    body: { proxy_url: null },
  },
  { call: (c) => c.domains.deleteDomain('d'), sends: 'DELETE /v1/domains/d' },
  { call: (c) => c.jwtTemplates.list(), sends: 'GET /v1/jwt_templates?paginated=true' },
  {
    call: (c) => c.jwtTemplates.update({ templateId: 't', name: 'n', claims: { aB: 1 } }),
    sends: 'PATCH /v1/jwt_templates/t',
    body: { name: 'n', claims: { aB: 1 } },
  },
  {
    call: (c) => c.redirectUrls.getRedirectUrlList(),
    sends: 'GET /v1/redirect_urls?paginated=true',
  },
  {
    call: (c) => c.proxyChecks.verify({ domainId: 'd', proxyUrl: 'p' }),
    sends: 'POST /v1/proxy_checks',
    body: { domain_id: 'd', proxy_url: 'p' },
  },
  {
    call: (c) => c.betaFeatures.changeDomain({ homeUrl: 'h' }),
    sends: 'POST /v1/beta_features/change_domain',
    body: { home_url: 'h' },
  },
  { call: (c) => c.webhooks.deleteSvixApp(), sends: 'DELETE /v1/webhooks/svix' },
  { call: (c) => c.instance.get(), sends: 'GET /v1/instance' },
  {
    call: (c) => c.instance.updateOrganizationSettings({ enabled: true }),
    sends: 'PATCH /v1/instance/organization_settings',
    body: { enabled: true },
  },
  { call: (c) => c.domains.list(), sends: 'GET /v1/domains' },
  { call: (c) => c.jwtTemplates.get('t'), sends: 'GET /v1/jwt_templates/t' },
  {
    call: (c) => c.jwtTemplates.create({ name: 'n', claims: {} }),
    sends: 'POST /v1/jwt_templates',
    body: { name: 'n', claims: {} },
  },
  { call: (c) => c.jwtTemplates.delete('t'), sends: 'DELETE /v1/jwt_templates/t' },
  { call: (c) => c.redirectUrls.getRedirectUrl('r'), sends: 'GET /v1/redirect_urls/r' },
  {
    call: (c) => c.redirectUrls.createRedirectUrl({ url: 'u' }),
    sends: 'POST /v1/redirect_urls',
    body: { url: 'u' },
  },
  { call: (c) => c.redirectUrls.deleteRedirectUrl('r'), sends: 'DELETE /v1/redirect_urls/r' },
  { call: (c) => c.webhooks.createSvixApp(), sends: 'POST /v1/webhooks/svix' },
  { call: (c) => c.webhooks.generateSvixAuthURL(), sends: 'POST /v1/webhooks/svix_url' },
  // organizations
  {
    call: (c) => c.organizations.getOrganization({ slug: 'alpha', includeMembersCount: true }),
    sends: 'GET /v1/organizations/alpha?include_members_count=true',
  },
  {
    call: (c) => c.organizations.updateOrganization('o', { publicMetadata: {} }),
    sends: 'PUT /v1/organizations/o/metadata',
    body: { public_metadata: {} },
  },
  {
    call: (c) =>
      c.organizations.createOrganizationMembership({ organizationId: 'o', userId: 'u', role: 'r' }),
    sends: 'POST /v1/organizations/o/memberships',
    body: { user_id: 'u', role: 'r' },
  },
  {
    call: (c) =>
      c.organizations.updateOrganizationMembership({ organizationId: 'o', userId: 'u', role: 'r' }),
    sends: 'PATCH /v1/organizations/o/memberships/u',
    body: { role: 'r' },
  },
  {
    call: (c) => c.organizations.deleteOrganizationMembership({ organizationId: 'o', userId: 'u' }),
    sends: 'DELETE /v1/organizations/o/memberships/u',
  },
  {
    call: (c) =>
      c.organizations.getOrganizationInvitationList({
        organizationId: 'o',
        status: ['pending', 'revoked'],
      }),
    sends: 'GET /v1/organizations/o/invitations?status=pending&status=revoked',
  },
  {
    call: (c) =>
      c.organizations.createOrganizationInvitationBulk('o', [{ emailAddress: 'a', role: 'r' }]),
    sends: 'POST /v1/organizations/o/invitations/bulk',
    body: [{ email_address: 'a', role: 'r' }],
  },
  {
    call: (c) =>
      c.organizations.revokeOrganizationInvitation({ organizationId: 'o', invitationId: 'i' }),
    sends: 'POST /v1/organizations/o/invitations/i/revoke',
  },
  {
    call: (c) =>
      c.organizations.createOrganizationDomain({
        organizationId: 'o',
        name: 'n',
        enrollmentMode: 'manual_invitation',
      }),
    sends: 'POST /v1/organizations/o/domains',
    body: { name: 'n', enrollment_mode: 'manual_invitation', verified: true },
  },
  {
    call: (c) => c.organizations.getOrganizationList({ limit: 1 }),
    sends: 'GET /v1/organizations?limit=1',
  },
  {
    call: (c) => c.organizations.createOrganization({ name: 'n' }),
    sends: 'POST /v1/organizations',
    body: { name: 'n' },
  },
  {
    call: (c) => c.organizations.updateOrganization('o', { name: 'n' }),
    sends: 'PATCH /v1/organizations/o',
    body: { name: 'n' },
  },
  { call: (c) => c.organizations.deleteOrganization('o'), sends: 'DELETE /v1/organizations/o' },
  {
    call: (c) =>
      c.organizations.updateOrganizationLogo('o', { file: new Blob(), uploaderUserId: 'u' }),
    sends: 'PUT /v1/organizations/o/logo',
    body: { file: '[object Blob]', uploader_user_id: 'u' },
  },
  {
    call: (c) => c.organizations.deleteOrganizationLogo('o'),
    sends: 'DELETE /v1/organizations/o/logo',
  },
  {
    call: (c) => c.organizations.updateOrganizationMetadata('o', { publicMetadata: { aB: 1 } }),
    sends: 'PATCH /v1/organizations/o/metadata',
    body: { public_metadata: { aB: 1 } },
  },
  {
    call: (c) => c.organizations.replaceOrganizationMetadata('o', { publicMetadata: {} }),
    sends: 'PUT /v1/organizations/o/metadata',
    body: { public_metadata: {} },
  },
  {
    call: (c) =>
      c.organizations.getOrganizationMembershipList({ organizationId: 'o', role: ['r'] }),
    sends: 'GET /v1/organizations/o/memberships?role=r',
  },
  {
    call: (c) => c.organizations.getInstanceOrganizationMembershipList(),
    sends: 'GET /v1/organization_memberships',
  },
  {
    call: (c) =>
      c.organizations.updateOrganizationMembershipMetadata({
        organizationId: 'o',
        userId: 'u',
        publicMetadata: {},
      }),
    sends: 'PATCH /v1/organizations/o/memberships/u/metadata',
    body: { public_metadata: {} },
  },
  {
    call: (c) =>
      c.organizations.createOrganizationInvitation({
        organizationId: 'o',
        emailAddress: 'a',
        role: 'r',
      }),
    sends: 'POST /v1/organizations/o/invitations',
    body: { email_address: 'a', role: 'r' },
  },
  {
    call: (c) =>
      c.organizations.getOrganizationInvitation({ organizationId: 'o', invitationId: 'i' }),
    sends: 'GET /v1/organizations/o/invitations/i',
  },
  {
    call: (c) => c.organizations.getOrganizationDomainList({ organizationId: 'o', limit: 1 }),
    sends: 'GET /v1/organizations/o/domains?limit=1',
  },
  {
    call: (c) =>
      c.organizations.updateOrganizationDomain({
        organizationId: 'o',
        domainId: 'd',
        verified: false,
      }),
    sends: 'PATCH /v1/organizations/o/domains/d',
    body: { verified: false },
  },
  {
    call: (c) => c.organizations.deleteOrganizationDomain({ organizationId: 'o', domainId: 'd' }),
    sends: 'DELETE /v1/organizations/o/domains/d',
  },
  {
    call: (c) => c.organizationRoles.getOrganizationRoleList({ query: 'q' }),
    sends: 'GET /v1/organization_roles?query=q',
  },
  {
    call: (c) => c.organizationRoles.getOrganizationRole('r'),
    sends: 'GET /v1/organization_roles/r',
  },
  {
    call: (c) => c.organizationRoles.createOrganizationRole({ name: 'n', key: 'k' }),
    sends: 'POST /v1/organization_roles',
    body: { name: 'n', key: 'k' },
  },
  {
    call: (c) => c.organizationRoles.updateOrganizationRole({ organizationRoleId: 'r', name: 'n' }),
    sends: 'PATCH /v1/organization_roles/r',
    body: { name: 'n' },
  },
  {
    call: (c) => c.organizationRoles.deleteOrganizationRole('r'),
    sends: 'DELETE /v1/organization_roles/r',
  },
  {
    call: (c) =>
      c.organizationRoles.removePermissionFromOrganizationRole({
        organizationRoleId: 'r',
        permissionId: 'p',
      }),
    sends: 'DELETE /v1/organization_roles/r/permissions/p',
  },
  {
    call: (c) => c.organizationPermissions.getOrganizationPermissionList(),
    sends: 'GET /v1/organization_permissions',
  },
  {
    call: (c) => c.organizationPermissions.getOrganizationPermission('p'),
    sends: 'GET /v1/organization_permissions/p',
  },
  {
    call: (c) => c.organizationPermissions.createOrganizationPermission({ name: 'n', key: 'k' }),
    sends: 'POST /v1/organization_permissions',
    body: { name: 'n', key: 'k' },
  },
  {
    call: (c) => c.organizationPermissions.deleteOrganizationPermission('p'),
    sends: 'DELETE /v1/organization_permissions/p',
  },
  {
    call: (c) => c.roleSets.getRoleSetList({ orderBy: '-name' }),
    sends: 'GET /v1/role_sets?order_by=-name',
  },
  {
    call: (c) => c.roleSets.getRoleSet('role_set:a'),
    sends: 'GET /v1/role_sets/role_set:a',
  },
  {
    call: (c) =>
      c.roleSets.createRoleSet({
        name: 'n',
        defaultRoleKey: 'a',
        creatorRoleKey: 'b',
        roles: ['a', 'b'],
      }),
    sends: 'POST /v1/role_sets',
    body: { name: 'n', default_role_key: 'a', creator_role_key: 'b', roles: ['a', 'b'] },
  },
  {
    call: (c) => c.roleSets.updateRoleSet({ roleSetKeyOrId: 's', type: 'initial' }),
    sends: 'PATCH /v1/role_sets/s',
    body: { type: 'initial' },
  },
  {
    call: (c) => c.roleSets.addRolesToRoleSet({ roleSetKeyOrId: 's', roleKeys: ['a'] }),
    sends: 'POST /v1/role_sets/s/roles',
    body: { role_keys: ['a'] },
  },
  {
    call: (c) =>
      c.roleSets.replaceRoleInRoleSet({ roleSetKeyOrId: 's', roleKey: 'a', toRoleKey: 'b' }),
    sends: 'POST /v1/role_sets/s/roles/replace',
    body: { role_key: 'a', to_role_key: 'b' },
  },
  {
    call: (c) =>
      c.roleSets.replaceRoleSet({
        roleSetKeyOrId: 's',
        destRoleSetKey: 't',
        reassignmentMappings: { 'org:aB': 'org:c' },
      }),
    sends: 'POST /v1/role_sets/s/replace',
    body: { dest_role_set_key: 't', reassignment_mappings: { 'org:aB': 'org:c' } },
  },
  {
    call: (c) =>
      c.organizationRoles.assignPermissionToOrganizationRole({
        organizationRoleId: 'r',
        permissionId: 'p',
      }),
    sends: 'POST /v1/organization_roles/r/permissions/p',
  },
  {
    call: (c) =>
      c.organizationPermissions.updateOrganizationPermission({ permissionId: 'p', name: 'n' }),
    sends: 'PATCH /v1/organization_permissions/p',
    body: { name: 'n' },
  },
  // machines
  {
    call: (c) => c.apiKeys.list({ subject: 'user_1', includeInvalid: true }),
    sends: 'GET /api_keys?subject=user_1&include_invalid=true',
  },
  {
    call: (c) => c.apiKeys.revoke({ apiKeyId: 'a' }),
    sends: 'POST /api_keys/a/revoke',
    body: { revocation_reason: null },
  },
  {
    call: (c) => c.apiKeys.create({ name: 'n', subject: 's' }),
    sends: 'POST /api_keys',
    body: { name: 'n', subject: 's' },
  },
  { call: (c) => c.apiKeys.get('a'), sends: 'GET /api_keys/a' },
  {
    call: (c) => c.apiKeys.update({ apiKeyId: 'a', subject: 's' }),
    sends: 'PATCH /api_keys/a',
    body: { subject: 's' },
  },
  { call: (c) => c.apiKeys.delete('a'), sends: 'DELETE /api_keys/a' },
  { call: (c) => c.apiKeys.getSecret('a'), sends: 'GET /api_keys/a/secret' },
  { call: (c) => c.apiKeys.verify('s'), sends: 'POST /api_keys/verify', body: { secret: 's' } },
  {
    call: (c) => c.m2m.list({ subject: 's', machineSecretKey: 'ak_1' }),
    sends: 'GET /m2m_tokens?subject=s',
  },
  {
    call: (c) => c.m2m.createToken(),
    sends: 'POST /m2m_tokens',
    body: { seconds_until_expiration: null, claims: null, token_format: 'opaque' },
  },
  {
    call: (c) => c.m2m.revokeToken({ m2mTokenId: 'm' }),
    sends: 'POST /m2m_tokens/m/revoke',
    body: { revocation_reason: null },
  },
  {
    call: (c) => c.m2m.verify({ token: 'mt_x' }),
    sends: 'POST /m2m_tokens/verify',
    body: { token: 'mt_x' },
  },
  {
    call: (c) => c.idPOAuthAccessToken.verify('oat_x'),
    sends: 'POST /oauth_applications/access_tokens/verify',
    body: { access_token: 'oat_x' },
  },
]

const API = 'https://api.test'

test.each(rows)('$sends', async ({ call, sends, also, body }) => {
  const sent: unknown[] = []
  const clerk = createClerkClient({
    secretKey: 'sk_test_abc',
    apiUrl: API,
    fetch: async (url, init) => {
      sent.push(`${init?.method} ${String(url).replace(API, '')}`)
      if (init?.body) sent.push(readBody(init.body))
      return new Response('{}', { headers: { 'Content-Type': 'application/json' } })
    },
  })
  await call(clerk)
  expect(sent).toEqual([sends, also, body].filter((part) => part !== undefined))
})

test('every endpoint of the protocol is called by a method of its name', () => {
  const calls = rows.map(({ call }) => String(call))
  const unseen = Object.entries(backendEndpoints).flatMap(([resource, endpoints]) =>
    Object.keys(endpoints)
      .map((method) => `.${resource}.${method}(`)
      .filter((text) => !calls.some((call) => call.includes(text))),
  )
  // The other spellings of `domains.deleteDomain` and `sessions.getToken`.
  expect(unseen).toEqual(['.domains.delete(', '.sessions.getTemplateToken('])
})

function readBody(body: unknown): unknown {
  if (!(body instanceof FormData)) return JSON.parse(String(body))
  return Object.fromEntries([...body].map(([name, value]) => [name, shown(value)]))
}

const shown = (value: unknown) => (value instanceof Blob ? '[object Blob]' : value)
