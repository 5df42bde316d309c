import { type ActionAPIContext, ActionError, defineAction } from 'astro:actions'
import { z } from 'astro/zod'
import { books, notes } from '../data/lists'

// Actions have addresses of their own: whatever the page showed, each asks again who calls it.

export const server = {
  addNote: defineAction({
    accept: 'form',
    input: z.object({ text: z.string().trim().min(1, 'Write something.').max(280) }),
    async handler({ text }, context) {
      const teamId = teamOf(context)
      const user = await context.locals.currentUser()
      return notes.add(teamId, { text, by: user?.primaryEmailAddress?.emailAddress ?? 'Somebody' })
    },
  }),

  addEntry: defineAction({
    accept: 'form',
    input: z.object({
      what: z.string().trim().min(1, 'Say what it was for.').max(60),
      amount: z.number().min(-1e6).max(1e6),
    }),
    handler: (entry, context) =>
      books.add(teamOf(context, { permission: 'org:books:manage' }), entry),
  }),
}

/** The team in which whoever calls works, if they may do what is asked. */
function teamOf({ locals }: ActionAPIContext, condition?: { permission: string }): string {
  const { auth } = locals.auth.protect(condition)
  if (!auth?.orgId) throw new ActionError({ code: 'FORBIDDEN', message: 'That is not for you.' })
  return auth.orgId
}
