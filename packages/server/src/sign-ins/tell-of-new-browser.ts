import type { Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { newBrowserLetter } from '../mail/letters.ts'
import { describeUserAgent } from '../sessions/user-agent.ts'
import { notifyOwner } from '../users/notify-owner.ts'
import { primaryEmailAddress, type UserWithEmails } from '../users/view.ts'

/**
 * Writes to the owner that somebody signed in where they never did (AUD-3). Whoever read that mailbox to do so is told nothing
 * that they do not know.
 */
export async function tellOfNewBrowser(
  ctx: Context,
  { userAgent }: Visitor,
  { owner, inboxes }: { owner: UserWithEmails; inboxes: readonly string[] },
): Promise<void> {
  if (!ctx.settings.newBrowsers.notify) return
  if (inboxes.includes(primaryEmailAddress(owner) ?? '')) return
  const { browser_name: browser, device_type: device } = describeUserAgent(userAgent)
  const at = ctx.clock.now()
  const profile = profileOf(ctx)
  await notifyOwner(ctx, owner, (to, about) =>
    newBrowserLetter(to, about, { browser, device, at, profile }),
  )
}

/** The page on which they can sign devices out; null where only requests say where the site is. */
function profileOf({ settings, siteOrigin }: Context): string | null {
  return URL.parse(settings.pages.userProfile, siteOrigin || undefined)?.href ?? null
}
