import type { Visitor } from '../actor.ts'
import type { Browser } from '../clients/browser.ts'
import { rereadClient } from '../clients/state.ts'
import type { Context } from '../context.ts'
import { ApiError } from '../http/api-error.ts'
import { findSignInOfClient } from '../sign-ins/storage.ts'
import { findSignUpOfClient } from '../sign-ups/storage.ts'
import { oneOfMany } from '../strategies/opened.ts'
import { verificationStatus } from '../verifications/status.ts'
import { findByState, markOpened } from '../verifications/storage.ts'
import { isSecondStep } from '../verifications/table.ts'
import type { Link } from './find-link.ts'
import { PLACES } from './places.ts'
import { type LinkOutcome, linkStep } from './step.ts'

export interface Followed {
  outcome: LinkOutcome | 'ask'
  /** The session that there is now, told to the browser that has it. */
  session: string | null
}

interface Following {
  browser: Browser
  link: Link
  isMeant: boolean
}

/**
 * Somebody follows a link. It is marked first, for the first who does; then, in the browser that asked for it, it counts at
 * once. Elsewhere it counts when that browser looks again. Frontend API §3.7.
 */
export async function followLink(
  ctx: Context,
  visitor: Visitor,
  { browser, link, isMeant }: Following,
): Promise<Followed> {
  const { verification, strategy, isOwn } = link
  const { requireSameClient } = ctx.settings.emailLinks
  const now = ctx.clock.now()
  const at = { isOwn, requireSameClient, isMeant }
  const step = linkStep({ ...at, status: verificationStatus(verification, now) })
  const place = PLACES[verification.stage]
  const session = () => (isOwn ? sessionOf(ctx, link) : null)
  if (step !== 'open')
    return { outcome: step, session: step === 'verified' ? await session() : null }
  const failed: Followed = { outcome: 'failed', session: null }
  if (!place || (isOwn && !place.isCurrent(browser, verification))) return failed
  const tokenHash = isOwn ? (browser.client?.token_hash ?? null) : null
  if (!(await markOpened(ctx.db, verification.id, { now, tokenHash }))) {
    const latest = await findByState(ctx.db, verification.state_hash!)
    const status = latest ? verificationStatus(latest, now) : 'failed'
    const outcome = linkStep({ ...at, status })
    return outcome === 'verified' ? { outcome, session: await session() } : failed
  }
  if (isOwn) {
    const opened = { ...verification, status: 'verified', verified_at: now } as const
    try {
      await oneOfMany(() => place.settle(ctx, visitor, { browser, verification: opened, strategy }))
    } catch (error) {
      // The page that waits is told why when it looks.
      if (!(error instanceof ApiError) || error.status >= 500) throw error
      await rereadClient(ctx, browser)
      return failed
    }
    await rereadClient(ctx, browser)
  }
  return { outcome: 'verified', session: await session() }
}

/** What the attempt has led to by now. */
async function sessionOf({ db }: Context, { verification }: Link): Promise<string | null> {
  const { owner_id: id, client_id: clientId, stage } = verification
  if (stage === 'sign_in' || isSecondStep(stage)) {
    return (await findSignInOfClient(db, id, clientId!))?.created_session_id ?? null
  }
  if (stage !== 'sign_up') return null
  return (await findSignUpOfClient(db, id, clientId!))?.created_session_id ?? null
}
