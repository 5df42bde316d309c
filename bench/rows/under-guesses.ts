import type { Measure } from '../measure.ts'
import { flood } from '../measures/flood.ts'

export default {
  title: 'Token refreshes while passwords are guessed',
  how: `Three times 500 wrong passwords at once, each from another address for another account, sent by a process of its own to
\`dooryard serve\`, while somebody who is signed in asks for a token every 20 ms, answered or not.`,
  async measure() {
    const { refreshP99 } = await flood()
    return {
      rows: [
        {
          what: 'token refresh, p99, under 500 wrong passwords at once',
          ours: refreshP99,
          unit: 'ms',
          goal: { atMost: 250 },
        },
      ],
    }
  },
} satisfies Measure
