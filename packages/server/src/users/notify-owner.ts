import type { Context } from '../context.ts'
import type { Letter } from '../mail/letters.ts'
import type { Settings } from '../settings/schema.ts'
import { primaryEmailAddress, type UserWithEmails } from './view.ts'

/** Writes to the owner that something which guards their account changed (AUD-3), with the change or not at all. */
export async function notifyOwner(
  ctx: Context,
  owner: UserWithEmails,
  letter: (to: string, about: Settings) => Letter,
): Promise<void> {
  const address = primaryEmailAddress(owner)
  if (address) await ctx.mail.send(ctx, letter(address, ctx.settings))
}
