import { expect, test } from 'vitest'
import { backendOf } from '../testing/backend.ts'
import { testServer } from '../testing/test-server.ts'

const CAUSE = 'no such column: users.secret_detail'

/** A server in production whose database fails at every question about users. */
function failing() {
  return testServer(
    { mode: 'production' },
    {
      wrapDatabase: (db) =>
        db.withPlugin({
          transformQuery({ node }) {
            if (/"(users|email_addresses)"/.test(JSON.stringify(node))) throw new Error(CAUSE)
            return node
          },
          transformResult: async ({ result }) => result,
        }),
    },
  )
}

test('SEC-8: what fails unforeseen is told in general words, with the id under which the log has it', async () => {
  const server = await failing()
  const form = { identifier: 'ada@example.com' }
  const frontend = await server.browser().post('/v1/client/sign_ins', form)
  const backend = await backendOf(server)('GET /users')
  for (const { status, body } of [frontend, backend]) {
    expect(status).toBe(500)
    expect(body).toEqual({
      errors: [
        {
          code: 'internal_clerk_error',
          message: 'internal error',
          long_message: 'Something went wrong on our side. Try again.',
        },
      ],
      clerk_trace_id: expect.stringMatching(/^trace_\w+$/),
    })
    const line = server.logged.find((it) => it.includes(body.clerk_trace_id))
    expect(line).toContain(CAUSE)
  }
  await server.close()
})
