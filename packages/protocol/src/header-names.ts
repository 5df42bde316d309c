// Names of the headers of the protocol that are ours to read or set. Backend API §4.10. One by one: a page carries those alone that it uses.

export const devBrowser = 'clerk-db-jwt'
export const authStatus = 'x-clerk-auth-status'
export const authReason = 'x-clerk-auth-reason'
export const authMessage = 'x-clerk-auth-message'
export const redirectTo = 'x-clerk-redirect-to'
