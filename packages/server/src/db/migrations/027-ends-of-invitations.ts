/** What nobody came for is forgotten: found by when it ended. */
export const endsOfInvitations = {
  name: '027-ends-of-invitations',
  statements: [
    'CREATE INDEX invitations_by_end ON invitations (expire_at)',
    'CREATE INDEX invitations_by_inviter ON invitations (inviter_user_id) WHERE inviter_user_id IS NOT NULL',
    'CREATE INDEX waitlist_entries_by_change ON waitlist_entries (updated_at)',
  ],
} as const
