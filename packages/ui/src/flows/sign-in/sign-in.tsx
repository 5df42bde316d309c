import type { FlowModule } from '../../view/flow-module.ts'
import { hasTask, isOccupied } from '../occupied.ts'
import { freeTicket, isTicketFirst } from '../ticket/ticket.ts'
import { english } from './messages.ts'
import { Start } from './start.tsx'

/** The first screen of sign-in; the others come when it is used. */
export const signIn: FlowModule = {
  english,
  render: (v) =>
    v.route || isOccupied(v) || isTicketFirst(v) || hasTask(v) ? undefined : <Start />,
  more: () => import('./steps.tsx').then((module) => module.signInSteps),
  begin(v) {
    const ticket = freeTicket(v)
    if (!ticket) return
    void v.run('ticket', async (clerk) => {
      const { takeTicket } = await import('./actions.ts')
      // Where one is when it is refused.
      v.set({ screen: 'start' })
      return takeTicket(v, clerk, ticket)
    })
  },
}
