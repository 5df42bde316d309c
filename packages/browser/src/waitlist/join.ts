import type { WaitlistJSON } from '@dooryard/protocol'
import type { Send } from '../connection/http.ts'
import type { JoinWaitlistParams, WaitlistResource } from './types.ts'

/** Frontend API §3.13. */
export async function joinWaitlist(
  send: Send,
  { emailAddress }: JoinWaitlistParams,
): Promise<WaitlistResource> {
  const { id, created_at, updated_at } = await send<WaitlistJSON>('/waitlist', {
    method: 'POST',
    body: { emailAddress },
  })
  return { id, createdAt: new Date(created_at), updatedAt: new Date(updated_at) }
}
