import { SignedIn } from '../../primitives/signed-in.tsx'
import type { FlowModule } from '../../view/flow-module.ts'
import { Elsewhere } from '../elsewhere.tsx'
import { LinkStatus } from '../email-link/status.tsx'
import { hasTask } from '../occupied.ts'
import { Callback } from '../social/callback-screen.tsx'
import { Question, Welcome } from '../ticket/screens.tsx'
import { freeTicket } from '../ticket/ticket.ts'
import { Accounts } from './accounts.tsx'
import { takeTicket } from './actions.ts'
import { PhoneCode, ResetCode } from './code.tsx'
import { type FactorScreen, factorScreen } from './factor-screen.tsx'
import { isSecond } from './flow.ts'
import { EmailLink } from './link.tsx'
import { rareEnglish } from './messages-rare.ts'
import { Alternatives, Forgot, NoMethods, Trouble } from './methods.tsx'
import { ResetDone, ResetPassword } from './new-password.tsx'
import { Passkey } from './passkey.tsx'
import { AppCode, BackupCode, SentCode } from './second-step.tsx'
import { Start } from './start.tsx'
import { stepOf } from './step-of.ts'

const factors: Record<string, FactorScreen> = {
  email_link: EmailLink,
  reset_password_email_code: ResetCode,
  passkey: Passkey,
  reset_password_phone_code: ResetCode,
  phone_code: PhoneCode,
  totp: AppCode,
  backup_code: BackupCode,
}

/** The same of second steps. */
const seconds: typeof factors = { ...factors, email_code: SentCode, phone_code: SentCode }

const screens = {
  start: Start,
  alternatives: Alternatives,
  forgot: Forgot,
  trouble: Trouble,
  'no-methods': NoMethods,
  'new-password': ResetPassword,
  'reset-done': ResetDone,
  choose: Accounts,
  callback: () => <Callback flow="signIn" />,
  link: () => <LinkStatus flow="signIn" />,
}

/** The screens that few sign-ins go through. */
export const rareSignIn: FlowModule = {
  english: rareEnglish,
  render(v) {
    if (!v.route && hasTask(v)) return <Elsewhere part="signIn-start" />
    const step = stepOf(v)
    if (step.name === 'signed-in') return <SignedIn part="signIn-start" flow="signIn" />
    if (step.name === 'ticket') {
      const accept = (ticket: string) => v.run('ticket', (clerk) => takeTicket(v, clerk, ticket))
      const Ticket = freeTicket(v) ? Welcome : Question
      return <Ticket flow="signIn" path="/client/sign_ins" onAccept={accept} />
    }
    const Screen = screens[step.name as keyof typeof screens]
    return factorScreen(step, isSecond(v.client?.signIn) ? seconds : factors) ?? <Screen />
  },
}
