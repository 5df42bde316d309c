import type { FlowModule } from '../../view/flow-module.ts'
import { hasTask, isOccupied } from '../occupied.ts'
import { freeTicket, isInvited, isTicketFirst, ticketOf } from '../ticket/ticket.ts'
import { english } from './messages.ts'
import { Start } from './start.tsx'

/** The first screen of sign-up; the others come when it is used. */
export const signUp: FlowModule = {
  english,
  render(v) {
    const isOpen = v.environment.user_settings.sign_up.mode === 'public' || ticketOf(v)
    const isElse = isOccupied(v) || isTicketFirst(v) || isInvited(v) || hasTask(v)
    return v.route || !isOpen || isElse ? undefined : <Start />
  },
  more: () => import('./steps.tsx').then((module) => module.signUpSteps),
  begin(v) {
    const ticket = freeTicket(v)
    if (!ticket) return
    void v.run('start', async (clerk) => {
      const { takeTicket } = await import('./actions.ts')
      // Where one is when it is refused.
      v.set({ screen: 'start' })
      return takeTicket(v, clerk, ticket)
    })
  },
}
