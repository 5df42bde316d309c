import { asUser, type Visitor } from '../actor.ts'
import type { Browser } from '../clients/browser.ts'
import { browserSessions, forgetSessions } from '../clients/state.ts'
import type { Context } from '../context.ts'
import { findEmailAddress } from '../email-addresses/storage.ts'
import { apiError } from '../http/api-error.ts'
import { address as kind } from '../own-identifiers/address.ts'
import { attemptOwn } from '../own-identifiers/attempt.ts'
import { attemptFirstFactor } from '../sign-ins/attempt.ts'
import { attemptSecondFactor } from '../sign-ins/attempt-second-factor.ts'
import { loadSignInFacts } from '../sign-ins/facts.ts'
import { findSignInOfClient } from '../sign-ins/storage.ts'
import { attemptVerification } from '../sign-ups/attempt.ts'
import { loadSignUpFacts } from '../sign-ups/facts.ts'
import { findSignUpOfClient } from '../sign-ups/storage.ts'
import type { Strategy } from '../strategies/strategy.ts'
import type { Stage, VerificationRow } from '../verifications/table.ts'

interface Opened {
  browser: Browser
  verification: VerificationRow
  strategy: Strategy
}

/** What a link that was opened leads to, where it was asked for. */
interface Place {
  /** It is still what this browser is at. */
  isCurrent(browser: Browser, verification: VerificationRow): boolean
  settle(ctx: Context, visitor: Visitor, opened: Opened): Promise<unknown>
}

const signInBy = (attempt: typeof attemptFirstFactor | typeof attemptSecondFactor): Place => ({
  isCurrent: ({ client }, { owner_id }) => client?.sign_in_id === owner_id,
  async settle(ctx, visitor, { browser, verification, strategy }) {
    const signIn = await findSignInOfClient(ctx.db, verification.owner_id, browser.client!.id)
    if (!signIn) throw apiError('client_state_invalid')
    const facts = await loadSignInFacts(ctx, signIn)
    return attempt(ctx, visitor, { browser, facts, input: { strategy } })
  },
})

export const PLACES: { [At in Stage]?: Place } = {
  sign_in: signInBy(attemptFirstFactor),
  second_factor: signInBy(attemptSecondFactor),
  client_trust: signInBy(attemptSecondFactor),
  sign_up: {
    isCurrent: ({ client }, { owner_id }) => client?.sign_up_id === owner_id,
    async settle(ctx, visitor, { browser, verification, strategy }) {
      const signUp = await findSignUpOfClient(ctx.db, verification.owner_id, browser.client!.id)
      if (!signUp) throw apiError('client_state_invalid')
      const facts = await loadSignUpFacts(ctx.db, signUp)
      return attemptVerification(ctx, visitor, { browser, facts, input: { strategy } })
    },
  },
  profile: {
    isCurrent: () => true,
    async settle(ctx, visitor, { browser, verification }) {
      const { owner_id: id } = verification
      const address = await findEmailAddress(ctx.db, id)
      const sessions = await browserSessions(ctx, browser)
      // Who acts for somebody adds no way in (SES-10).
      const own = sessions.find(
        ({ owner, session }) => owner.user.id === address?.user_id && session.actor === null,
      )
      if (!own) throw apiError('signed_out')
      const actor = asUser(visitor, { user: own.owner.user, session: own.session })
      const asking = { kind, id, clientId: browser.client!.id }
      await attemptOwn(ctx, actor, { ...asking, visitor, proof: {} })
      forgetSessions(browser)
    },
  },
}
