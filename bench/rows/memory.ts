import type { Measure } from '../measure.ts'
import { residentMemory } from '../measures/memory.ts'
import { both, genuinely } from '../stage.ts'

export default {
  title: 'Memory',
  how: `Resident memory of the process of \`bench/site\` after few views, less that of the bare site. That of the genuine SDK does not
contain a server; ours does.`,
  async measure(stage) {
    const bare = await stage.bare()
    await fetch(`${bare.url}/`).then((response) => response.text())
    const without = await residentMemory(bare.pid)
    const { theirs, ours } = await both(stage, async (url, { pid }) => {
      await fetch(`${url}/`).then((response) => response.text())
      return (await residentMemory(pid)) - without
    })
    return {
      rows: [
        {
          what: 'memory over a bare Astro server',
          beside: genuinely(theirs),
          ours,
          unit: 'MB',
          goal: { atMost: 60 },
          isHeadline: true,
        },
      ],
    }
  },
} satisfies Measure
