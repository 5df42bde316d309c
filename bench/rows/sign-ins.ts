import type { Measure } from '../measure.ts'
import { contest, toDetails, toRows } from '../measures/contest.ts'
import type { Batch } from '../measures/send.ts'
import { createUser } from '../measures/serving.ts'

const PASSWORD = 'a-lamp-left-on-overnight'

/** As many as sign in in a round: each once, so that no limit of an account is met. */
const USERS = 60
const addresses = Array.from({ length: USERS }, (_, index) => `p${index}@example.com`)

export default {
  title: 'Sign-ins by password',
  how: `Right passwords of ${USERS} users, each from an address of its own, four at once, sent by another process to \`dooryard serve\` and to
Better Auth, each with its own way of hashing (argon2id at the floor of 19 MiB and two passes; scrypt): medians of three rounds that
alternate. Ours counts for its limits; those of Better Auth, which let an address sign in three times in ten seconds, are off. What counts is the processor time of the processes that serve; that of PostgreSQL is stated apart. With two processes
the requests go to both in turns.`,
  async measure(stage) {
    const found = await contest(stage, {
      async ours({ urls }) {
        for (const address of addresses) await createUser(urls[0]!, address, PASSWORD)
        return () => ({
          atOnce: 4,
          expected: '"status":"complete"',
          requests: addresses.map((identifier, index) => {
            const origin = urls[index % urls.length]!
            const fields = { identifier, password: PASSWORD, strategy: 'password' }
            return {
              url: `${origin}/v1/client/sign_ins`,
              method: 'POST',
              headers: {
                ...somewhere(index),
                origin,
                'content-type': 'application/x-www-form-urlencoded',
              },
              body: new URLSearchParams(fields).toString(),
            }
          }),
        })
      },
      async betterAuth({ urls: [origin = ''] }) {
        const post = (path: string, index: number, body: object): Batch['requests'][number] => ({
          url: `${origin}/api/auth/${path}`,
          method: 'POST',
          headers: { ...somewhere(index), origin, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
        for (const [index, email] of addresses.entries()) {
          const fields = { email, password: PASSWORD, name: 'Somebody' }
          const { url, ...request } = post('sign-up/email', index, fields)
          const response = await fetch(url, request)
          if (!response.ok) throw new Error(`No user: ${response.status}`)
        }
        return () => ({
          atOnce: 4,
          expected: '"token":"',
          requests: addresses.map((email, index) =>
            post('sign-in/email', index, { email, password: PASSWORD }),
          ),
        })
      },
    })
    return {
      rows: toRows('password sign-ins in a second of CPU', found, { times: 4 }),
      details: toDetails(found),
    }
  },
} satisfies Measure

const somewhere = (index: number) => ({
  'x-forwarded-for': `203.0.${1 + (index >> 7)}.${1 + (index & 127)}`,
})
