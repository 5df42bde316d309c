import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from '../context.ts'
import { deriveKey } from '../keys/sealed.ts'
import { findClient } from './storage.ts'
import type { ClientRow } from './table.ts'

const REFRESH_TOKEN = /^(client_[0-9A-Za-z]{1,64})\.([A-Za-z0-9_-]{43})$/

/**
 * The value of the cookie `__refresh`: it lets the site's server ask for session tokens of one client. It carries its own
 * proof, bound to the client's present token, so that it dies when that one does: at sign-in, sign-out, … (SES-4).
 */
export function createRefreshToken(ctx: Context, client: ClientRow): string {
  return `${client.id}.${proofOf(ctx, client)}`
}

/** The client that a refresh token belongs to; null when it is not, or no longer, one of ours. */
export async function findClientByRefreshToken(
  ctx: Context,
  token: string,
): Promise<ClientRow | null> {
  const match = REFRESH_TOKEN.exec(token)
  const client = match && (await findClient(ctx.db, match[1]!))
  if (!match || !client || client.token_hash === null) return null
  if (client.expire_at <= ctx.clock.now()) return null
  return timingSafeEqual(Buffer.from(match[2]!), Buffer.from(proofOf(ctx, client))) ? client : null
}

function proofOf({ keys }: Context, { id, token_hash }: ClientRow): string {
  return createHmac('sha256', deriveKey(keys.secretKey, 'refresh-tokens'))
    .update(`${id}.${token_hash}`)
    .digest('base64url')
}
