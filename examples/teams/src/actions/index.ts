import { type ActionAPIContext, ActionError, defineAction } from 'astro:actions'
import { clerkClient } from '@clerk/astro/server'
import { z } from 'astro/zod'
import { addNote } from '../data/notes'

// Actions have addresses of their own: whatever the page showed, each asks again who calls it.

const name = z.string().trim().min(1, 'Give it a name.').max(60)

export const server = {
  createTeam: defineAction({
    accept: 'form',
    input: z.object({ name }),
    async handler({ name }, context) {
      const { auth } = context.locals.auth.protect()
      if (!auth) throw new ActionError({ code: 'UNAUTHORIZED' })
      const { id } = await clerkClient(context).organizations.createOrganization({
        name,
        createdBy: auth.userId,
      })
      return { teamId: id }
    },
  }),

  addNote: defineAction({
    accept: 'form',
    input: z.object({ text: z.string().trim().min(1, 'Write something.').max(280) }),
    async handler({ text }, context) {
      const { teamId } = member(context)
      const user = await context.locals.currentUser()
      return addNote(teamId, { text, by: user?.primaryEmailAddress?.emailAddress ?? 'Somebody' })
    },
  }),

  invite: defineAction({
    accept: 'form',
    input: z.object({
      emailAddress: z.email('This is no email address.'),
      role: z.enum(['org:member', 'org:treasurer', 'org:admin']),
    }),
    async handler({ emailAddress, role }, context) {
      const { teamId, userId } = member(context, { permission: 'org:people:invite' })
      await orRefuse(
        clerkClient(context).organizations.createOrganizationInvitation({
          organizationId: teamId,
          emailAddress,
          role,
          // Notes who it was, and is no guard: the site may give any role, and decides above who makes it do so.
          inviterUserId: userId,
        }),
      )
      return { emailAddress }
    },
  }),

  createKey: defineAction({
    accept: 'form',
    input: z.object({ name }),
    async handler({ name }, context) {
      const { teamId, userId } = member(context, { role: 'org:admin' })
      const { secret } = await orRefuse(
        clerkClient(context).apiKeys.create({
          name,
          subject: teamId,
          createdBy: userId,
          scopes: ['notes:write'],
        }),
      )
      return { name, secret }
    },
  }),

  revokeKey: defineAction({
    accept: 'form',
    input: z.object({ id: z.string() }),
    async handler({ id }, context) {
      const { teamId } = member(context, { role: 'org:admin' })
      const { apiKeys } = clerkClient(context)
      // The id came from a browser: it may be a key of anybody.
      const { subject } = await orRefuse(apiKeys.get(id))
      if (subject !== teamId) throw new ActionError({ code: 'NOT_FOUND' })
      await apiKeys.revoke({ apiKeyId: id })
    },
  }),
}

/** Whoever calls, and the team that they work in, if they may do what is asked. */
function member(
  { locals }: ActionAPIContext,
  condition?: { role: string } | { permission: string },
): { teamId: string; userId: string } {
  const { auth } = locals.auth.protect(condition)
  if (!auth?.orgId) throw new ActionError({ code: 'FORBIDDEN', message: 'That is not for you.' })
  return { teamId: auth.orgId, userId: auth.userId }
}

/** What the server refuses it says in words for people. */
async function orRefuse<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call
  } catch (thrown) {
    const { errors } = thrown as { errors?: { longMessage?: string; message: string }[] }
    const message = errors?.[0]?.longMessage ?? errors?.[0]?.message
    if (!message) throw thrown
    throw new ActionError({ code: 'BAD_REQUEST', message })
  }
}
