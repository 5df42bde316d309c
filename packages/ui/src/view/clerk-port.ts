export type { ClerkPort } from '@dooryard/browser'
