import type { FlowModule } from '../../flow-module.ts'
import { isOccupied } from '../../occupied.ts'
import type { View } from '../../view.ts'
import { english } from './messages.ts'
import { Start } from './start.tsx'

const ticketOf = (v: View) => v.location.query.get('__clerk_ticket')

/** The first screen of sign-up; the others come when it is used. */
export const signUp: FlowModule = {
  english,
  render(v) {
    const isOpen = v.environment.user_settings.sign_up.mode === 'public' || ticketOf(v)
    return v.route || !isOpen || isOccupied(v) ? undefined : <Start v={v} />
  },
  more: () => import('./steps.tsx').then((module) => module.signUpSteps),
  begin(v) {
    const ticket = ticketOf(v)
    if (!ticket) return
    void v.run('start', async (clerk) => {
      const { takeTicket } = await import('./actions.ts')
      return takeTicket(v, clerk, ticket)
    })
  },
}
