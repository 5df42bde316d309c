import type { Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { findVerifiedEmailAddress } from '../email-addresses/storage.ts'
import { apiError } from '../http/api-error.ts'
import { findVerifiedPhoneNumber } from '../phone-numbers/storage.ts'
import { namesProving } from '../strategies/index.ts'
import type { Asker, Strategy } from '../strategies/strategy.ts'
import { findUser } from '../users/storage.ts'
import {
  assertOpen,
  IDENTIFIERS,
  identifierProvenBy,
  type SignUpFacts,
  subjectOf,
} from './facts.ts'
import { findSignUpOfClient } from './storage.ts'

/** Starts the proof of the address or the number: sends a code. */
export async function prepareVerification(
  ctx: Context,
  visitor: Visitor,
  { facts, strategy, asker }: { facts: SignUpFacts; strategy: Strategy; asker: Asker },
): Promise<void> {
  const { signUp } = facts
  assertOpen(ctx, signUp)
  const proves = identifierProvenBy(strategy)
  const { column, provenAt } = IDENTIFIERS[proves]
  const identifier = signUp[column]
  if (identifier === null) throw apiError('form_param_missing', { param: column })
  if (signUp[provenAt] !== null) throw apiError('verification_already_verified')
  if (!namesProving(proves, 'sign_up', ctx.settings).includes(strategy.name)) {
    throw apiError('form_param_value_disabled', { param: 'strategy' })
  }
  const owner = await findHolder[proves](ctx.db, identifier)
  const user = owner && (await findUser(ctx.db, owner.user_id))
  const subject = subjectOf(facts, { proves, user, visitor })
  const start = await strategy.prepare!(ctx, subject, asker)
  await write(ctx, async (ctx) => {
    // Changed meanwhile: a code for the former address must not stand beside the new one.
    const current = await findSignUpOfClient(ctx.db, signUp.id, signUp.client_id)
    if (current?.[column] !== identifier) throw apiError('client_state_invalid')
    await start(ctx)
  })
}

const findHolder = {
  email_address: findVerifiedEmailAddress,
  phone_number: findVerifiedPhoneNumber,
}
