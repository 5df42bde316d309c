import { bare } from '../frontend-api/reply.ts'
import { changing, type Route, route } from '../frontend-api/route.ts'
import { apiError } from '../http/api-error.ts'
import { line, required } from '../http/fields.ts'
import { joinWaitlist } from './join-waitlist.ts'
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
      return bare(waitlistJSON(entry!), 200, { complete: true })
    },
  }),
]
