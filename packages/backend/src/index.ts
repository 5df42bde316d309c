export type { ClerkClient, ClerkOptions } from './create-clerk-client.ts'
export { createClerkClient } from './create-clerk-client.ts'
export type { VerifyTokenOptions } from './keys/verify-token.ts'
export { verifyToken } from './keys/verify-token.ts'
