import { defineAction } from 'astro:actions'

export const server = {
  transfer: defineAction({
    handler: async (_input, { locals }) => {
      const { auth, error } = locals.auth.protect({ reverification: 'strict' })
      return error ?? { userId: auth.userId }
    },
  }),
}
