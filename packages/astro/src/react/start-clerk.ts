/** The Clerk object, loaded. A page that never needs it carries none of it. */
export const startClerk = async () => (await import('../client/clerk-store.ts')).startClerk()
