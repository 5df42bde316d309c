import { FrontendVisitor } from '../../conformance/harness/frontend.ts'
import type { Measure } from '../measure.ts'
import { contest, toDetails, toRows } from '../measures/contest.ts'
import { createUser } from '../measures/serving.ts'

const ADDRESS = 'owner@example.com'
const PASSWORD = 'a-lamp-left-on-overnight'
const REFRESHES = 600

export default {
  title: 'Token refreshes',
  how: `What every open page asks for once a minute: a session token, signed with RS256. ${REFRESHES} requests of one who is signed in, four at
once, as above. Better Auth's is the token of its plugin \`jwt\`, set to RS256 as well.`,
  async measure(stage) {
    const found = await contest(stage, {
      async ours({ urls }) {
        await createUser(urls[0]!, ADDRESS, PASSWORD)
        const owner = new FrontendVisitor(urls[0]!)
        const sessionId = await owner.signIn(ADDRESS, PASSWORD)
        const cookie = [...owner.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        return () => ({
          atOnce: 4,
          expected: '"jwt":"',
          requests: Array.from({ length: REFRESHES }, (_, index) => {
            const origin = urls[index % urls.length]!
            return {
              url: `${origin}/v1/client/sessions/${sessionId}/tokens`,
              method: 'POST',
              headers: { origin, cookie, 'content-type': 'application/x-www-form-urlencoded' },
              body: '',
            }
          }),
        })
      },
      async betterAuth({ urls: [origin = ''] }) {
        const response = await fetch(`${origin}/api/auth/sign-up/email`, {
          method: 'POST',
          headers: { origin, 'content-type': 'application/json' },
          body: JSON.stringify({ email: ADDRESS, password: PASSWORD, name: 'Somebody' }),
        })
        const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0])
        return () => ({
          atOnce: 4,
          expected: '"token":"',
          requests: Array.from({ length: REFRESHES }, (_, index) => ({
            url: `${origin}/api/auth/token`,
            method: 'GET',
            // Its limit is a hundred in ten seconds from one address.
            headers: {
              cookie: cookie.join('; '),
              'x-forwarded-for': `203.0.${index >> 7}.${1 + (index & 127)}`,
            },
          })),
        })
      },
    })
    return { rows: toRows('token refreshes in a second of CPU', found), details: toDetails(found) }
  },
} satisfies Measure
