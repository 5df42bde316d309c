import { SignedIn } from '../../primitives/signed-in.tsx'
import type { FlowModule } from '../../view/flow-module.ts'
import { Elsewhere } from '../elsewhere.tsx'
import { LinkStatus } from '../email-link/status.tsx'
import { hasTask } from '../occupied.ts'
import { Callback } from '../social/callback-screen.tsx'
import { Question, Welcome } from '../ticket/screens.tsx'
import { freeTicket, isInvited } from '../ticket/ticket.ts'
import { takeTicket } from './actions.ts'
import { Continue } from './continue.tsx'
import { InvitedBy } from './invited-by.tsx'
import { VerifyByLink } from './link.tsx'
import { rareEnglish } from './messages-rare.ts'
import { Restricted, Unsupported } from './restricted.tsx'
import { Start } from './start.tsx'
import { stepOf } from './step-of.ts'

/** The screens that few sign-ups go through. */
export const rareSignUp: FlowModule = {
  english: rareEnglish,
  render(v) {
    if (!v.route && hasTask(v)) return <Elsewhere part="signUp-start" />
    const step = stepOf(v)
    switch (step.name) {
      case 'continue':
        return <Continue fields={step.fields} />
      case 'restricted':
        return <Restricted mode={step.mode} />
      case 'signed-in':
        return <SignedIn part="signUp-start" flow="signUp" />
      case 'ticket': {
        const accept = (ticket: string) => v.run('ticket', (clerk) => takeTicket(v, clerk, ticket))
        const Ticket = freeTicket(v) ? Welcome : Question
        return <Ticket flow="signUp" path="/client/sign_ups" onAccept={accept} />
      }
      case 'verify':
        return <VerifyByLink proof={step.proof} />
      case 'link':
        return <LinkStatus flow="signUp" />
      case 'callback':
        return <Callback flow="signUp" />
      case 'unsupported':
        return <Unsupported />
      default:
        return isInvited(v) ? <Start identity={<InvitedBy />} /> : <Start />
    }
  },
}
