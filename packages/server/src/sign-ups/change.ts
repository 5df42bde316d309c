import type { Visitor } from '../actor.ts'
import type { Browser } from '../clients/browser.ts'
import { issueToken } from '../clients/rotate-token.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { clearPlace } from '../verifications/storage.ts'
import { completeIfReady } from './complete.ts'
import { assertOpen, IDENTIFIERS, type SignUpFacts } from './facts.ts'
import { type SignUpInput, toColumns } from './input.ts'
import { updateSignUp } from './storage.ts'

/** Adds what was missing; completes when nothing is missing any more. */
export async function changeSignUp(
  ctx: Context,
  visitor: Visitor,
  { browser, facts, input }: { browser: Browser; facts: SignUpFacts; input: SignUpInput },
): Promise<void> {
  const { signUp } = facts
  assertOpen(ctx, signUp)
  const columns = await toColumns(ctx, signUp, input)
  const token = await write(ctx, async (ctx) => {
    await updateSignUp(ctx.db, signUp.id, { ...columns, updated_at: ctx.clock.now() })
    for (const { column, stage } of Object.values(IDENTIFIERS)) {
      if (columns[column]) await clearPlace(ctx.db, { ownerId: signUp.id, stage })
    }
    return completeIfReady(ctx, visitor, { browser, signUpId: signUp.id })
  })
  issueToken(browser, token)
}
