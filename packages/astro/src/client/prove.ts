import { ClerkRuntimeError } from '@dooryard/browser'
import type { ReverificationLevel } from '@dooryard/protocol'
import { proofOf } from '@dooryard/ui'
import { startClerk } from './clerk-store.ts'

/** Asks over the page who uses a session to prove that it is them. */
export async function prove(session: string, level?: ReverificationLevel): Promise<void> {
  try {
    await proofOf(await startClerk(), session, level)
  } catch (thrown) {
    const { code } = thrown as { code?: string }
    if (code !== 'reverification_cancelled') throw thrown
    throw new ClerkRuntimeError('Nobody proved again that it is them.', { code })
  }
}
