/** Query parameters by which a link of a mail says how it ended, apart from the others: every page with a store reads them. */
export const LinkQuery = {
  status: '__clerk_status',
  /** The session that there is then. */
  createdSession: '__clerk_created_session',
} as const
