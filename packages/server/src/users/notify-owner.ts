import type { Context } from '../context.ts'
import { type Letterhead, letterheadFor } from '../mail/letterhead.ts'
import type { Letter } from '../mail/letters.ts'
import { primaryEmailAddress, type UserWithEmails } from './view.ts'

/** Writes to the owner that something which guards their account changed (AUD-3), with the change or not at all. */
export async function notifyOwner(
  ctx: Context,
  owner: UserWithEmails,
  letter: (to: string, about: Letterhead) => Letter,
  { byStranger = false }: { byStranger?: boolean } = {},
): Promise<void> {
  const address = primaryEmailAddress(owner)
  const { locale } = owner.user
  if (address) await ctx.mail.send(ctx, letter(address, letterheadFor(ctx, { locale, byStranger })))
}
