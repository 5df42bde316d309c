import { startFront } from '../front.ts'
import type { Measure } from '../measure.ts'
import { ratioOf, timeUsable } from '../measures/usable.ts'
import { both, genuinely } from '../stage.ts'
import { createUser } from '../visitor.ts'

export default {
  title: 'A sign-in page on a slow phone',
  how: `Chromium with a processor four times slower, on 1.6 Mbit/s with 150 ms of latency, an empty cache and compressed answers. Usable is the first
moment at which somebody who types into the field and presses Continue gets to the password of that account: tried when the first frame that has both
is drawn, and, by whoever was too early, again 100 ms later. The largest paint is what \`PerformanceObserver\` says of the same visit, which may
be a little later than the frame was drawn. Of five visits the one whose ratio is in the middle.`,
  async measure(stage) {
    const chromium = await stage.chromium()
    const genuine = await stage.genuine()
    const { theirs, ours } = await both(stage, async (url, site) => {
      const { emailAddress } = await createUser(url)
      const front = site === genuine ? null : await startFront(url)
      try {
        return await timeUsable(chromium, `${front?.url ?? url}/sign-in`, emailAddress)
      } finally {
        await front?.close()
      }
    })
    return {
      rows: [
        {
          what: 'usable on a slow phone, over its largest paint',
          beside: genuinely(ratioOf(theirs)),
          ours: ratioOf(ours),
          unit: '×',
          goal: { atMost: 1.2 },
          isHeadline: true,
        },
        {
          what: 'largest paint on a slow phone',
          beside: genuinely(theirs.painted),
          ours: ours.painted,
          unit: 'ms',
        },
        {
          what: 'usable on a slow phone',
          beside: genuinely(theirs.usable),
          ours: ours.usable,
          unit: 'ms',
        },
      ],
    }
  },
} satisfies Measure
