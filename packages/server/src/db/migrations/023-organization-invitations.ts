/** Whether the site itself invites: whoever else did must still be allowed to when the invitation is accepted. */
export const organizationInvitations = {
  name: '023-organization-invitations',
  statements: ['ALTER TABLE invitations ADD COLUMN invited_by_site INTEGER NOT NULL DEFAULT 1'],
} as const
