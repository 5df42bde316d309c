import { createId } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import type { ClientRow } from './table.ts'

/** A client as it begins. */
export function newClient(
  { clock, random }: Context,
  { lifetime, ...known }: { lifetime: number } & Partial<ClientRow>,
): ClientRow {
  const now = clock.now()
  return {
    id: createId('client', random),
    token_hash: null,
    last_active_session_id: null,
    sign_in_id: null,
    sign_up_id: null,
    last_authentication_strategy: null,
    feedback: null,
    feedback_expires_at: null,
    expire_at: now + lifetime,
    created_at: now,
    updated_at: now,
    ...known,
  }
}
