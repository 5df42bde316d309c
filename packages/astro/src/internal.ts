export { safeId as generateSafeId } from './shared/safe-id.ts'

/** Starts the Clerk object of this page; true when it is loaded. Sites need not call it. */
export async function runInjectionScript(): Promise<boolean> {
  const { startClerk } = await import('./client/clerk-store.ts')
  return (await startClerk()).loaded
}
