import type { Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { findVerifiedEmailAddress } from '../email-addresses/storage.ts'
import { apiError } from '../http/api-error.ts'
import { namesProving } from '../strategies/index.ts'
import type { Strategy } from '../strategies/strategy.ts'
import { findUser } from '../users/storage.ts'
import { assertOpen, type SignUpFacts, subjectOf } from './facts.ts'
import { findSignUpOfClient } from './storage.ts'

/** Starts the proof of the address: sends a code. */
export async function prepareVerification(
  ctx: Context,
  visitor: Visitor,
  { facts, strategy }: { facts: SignUpFacts; strategy: Strategy },
): Promise<void> {
  const { signUp } = facts
  assertOpen(ctx, signUp)
  const address = signUp.email_address
  if (address === null) throw apiError('form_param_missing', { param: 'email_address' })
  if (signUp.email_verified_at !== null) throw apiError('verification_already_verified')
  if (!namesProving('email_address', 'sign_up', ctx.settings).includes(strategy.name)) {
    throw apiError('form_param_value_disabled', { param: 'strategy' })
  }
  const owner = await findVerifiedEmailAddress(ctx.db, address)
  const user = owner && (await findUser(ctx.db, owner.user_id))
  const subject = subjectOf(facts, { user, visitor })
  const start = await strategy.prepare!(ctx, subject)
  await write(ctx, async (ctx) => {
    // Changed meanwhile: a code for the former address must not stand beside the new one.
    const current = await findSignUpOfClient(ctx.db, signUp.id, signUp.client_id)
    if (current?.email_address !== address) throw apiError('client_state_invalid')
    await start(ctx)
  })
}
