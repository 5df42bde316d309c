import type { FlowModule } from '../../view/flow-module.ts'
import { isOccupied } from '../occupied.ts'
import { asksFirst, freeTicket } from '../ticket/ticket.ts'
import { english } from './messages.ts'
import { Start } from './start.tsx'

/** The first screen of sign-in; the others come when it is used. */
export const signIn: FlowModule = {
  english,
  render: (v) => (v.route || isOccupied(v) || asksFirst(v) ? undefined : <Start v={v} />),
  more: () => import('./steps.tsx').then((module) => module.signInSteps),
  begin(v) {
    const ticket = freeTicket(v)
    if (!ticket) return
    void v.run('start', async (clerk) => {
      const { takeTicket } = await import('./actions.ts')
      return takeTicket(v, clerk, ticket)
    })
  },
}
