import type { Context } from '../context.ts'
import { recordEvent, type Visitor } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { startSession } from '../sessions/start.ts'
import { newSessionId } from '../sessions/tokens.ts'
import type { Requester } from '../sign-ins/create.ts'
import { createUser } from '../users/create.ts'
import { loadSignUpFacts, recordOf } from './facts.ts'
import { signUpNeeds } from './status.ts'
import { claimSignUp, findSignUpOfClient } from './storage.ts'
import type { SignUpRow } from './table.ts'

/**
 * Makes the user and the first session when nothing is missing any more. Returns the client's new token, or null.
 *
 * @throws {ApiError} when somebody else proved the address, or took the username, meanwhile.
 */
export async function completeIfReady(
  ctx: Context,
  { requester, signUpId }: { requester: Requester; signUpId: string },
): Promise<string | null> {
  const { browser, visitor } = requester
  const signUp = await findSignUpOfClient(ctx.db, signUpId, browser.client!.id)
  if (!signUp || signUp.created_user_id !== null) throw apiError('client_state_invalid')
  const { status } = signUpNeeds(ctx.settings, recordOf(signUp), ctx.clock.now())
  if (status !== 'complete') return null

  const { strategy } = (await loadSignUpFacts(ctx.db, signUp)).verification!
  const owner = await createUserOf(ctx, { signUp, strategy, visitor })
  const { user } = owner
  const sessionId = newSessionId(ctx)
  const claimed = await claimSignUp(ctx.db, signUp.id, {
    created_user_id: user.id,
    created_session_id: sessionId,
    updated_at: ctx.clock.now(),
  })
  if (!claimed) throw apiError('client_state_invalid')
  const over = { sign_up_id: null, sign_in_id: null }
  const token = await startSession(ctx, { id: sessionId, browser, owner, strategy, visitor, over })
  await recordEvent(ctx, { type: 'sign_up.completed', actorId: user.id, visitor })
  return token
}

function createUserOf(
  ctx: Context,
  { signUp, strategy, visitor }: { signUp: SignUpRow; strategy: string; visitor: Visitor },
) {
  return createUser(
    ctx,
    {
      emailAddresses: [
        {
          emailAddress: signUp.email_address!,
          verifiedAt: signUp.email_verified_at,
          strategy,
        },
      ],
      username: signUp.username,
      firstName: signUp.first_name,
      lastName: signUp.last_name,
      passwordDigest: signUp.password_digest,
      unsafeMetadata: signUp.unsafe_metadata,
      locale: signUp.locale,
      legalAcceptedAt: signUp.legal_accepted_at,
    },
    visitor,
  )
}
