// Query parameters by which a link of a mail says how it ended, apart from the others: every page with a store reads them.

export const status = '__clerk_status'
/** The session that there is then. */
export const createdSession = '__clerk_created_session'
