import { expect, test } from 'vitest'
import { type ClerkClient, createClerkClient } from '../index.ts'

interface Row {
  call: (clerk: ClerkClient) => Promise<unknown>
  sends: string
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

test.each(rows)('$sends', async ({ call, sends, body }) => {
  const sent: unknown[] = []
  const clerk = createClerkClient({
    secretKey: 'sk_test_abc',
    apiUrl: 'https://api.test',
    fetch: async (url, init) => {
      sent.push(`${init?.method} ${String(url).replace('https://api.test', '')}`)
      if (init?.body) sent.push(JSON.parse(String(init.body)))
      return new Response('{}', { headers: { 'Content-Type': 'application/json' } })
    },
  })
  await call(clerk)
  expect(sent).toEqual(body === undefined ? [sends] : [sends, body])
})
