import { createId } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { bare } from '../frontend-api/reply.ts'
import { changing, type Route, route } from '../frontend-api/route.ts'
import { apiError } from '../http/api-error.ts'
import { line, required } from '../http/fields.ts'
import { joinWaitlist } from './join-waitlist.ts'
import type { WaitlistEntryRow } from './table.ts'
import { waitlistJSON } from './view.ts'

/** Frontend API §3.13. */
export const waitlistRoutes: Route[] = [
  route({
    ...changing,
    method: 'POST',
    path: '/waitlist',
    caller: 'client',
    form: 'waitlist',
    rate: 'create',
    audit: ['waitlist_entry.created'],
    body: { email_address: required(line({ max: 320 })) },
    async handle({ ctx, visitor, body }) {
      if (ctx.settings.signUp.mode !== 'waitlist') throw apiError('waitlist_not_accepting_entries')
      const [entry] = await joinWaitlist(ctx, visitor, [{ emailAddress: body.email_address }])
      const told = ctx.settings.enumerationProtection ? asNew(ctx, entry!) : entry!
      return bare(waitlistJSON(told), 200, { complete: true })
    },
  }),
]

/** Where accounts are a secret, nobody is told whether somebody was on the list before, or since when (ENUM-1). */
function asNew({ clock, random }: Context, entry: WaitlistEntryRow): WaitlistEntryRow {
  const now = clock.now()
  return { ...entry, id: createId('waitlistEntry', random), created_at: now, updated_at: now }
}
