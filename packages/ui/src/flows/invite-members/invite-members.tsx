import { activeMembership } from '../../model/organization.ts'
import type { FlowModule } from '../../view/flow-module.ts'
import { Invite, Sent } from '../organizations/invite.tsx'
import { organizationsEnglish } from '../organizations/messages.ts'

const SENT = 'invited'

/** Invites people to the organization that the session works in; without one, nothing. UI components §2.7. */
export const inviteMembers: FlowModule = {
  english: organizationsEnglish,
  render(v) {
    if (!activeMembership(v.client)) return null
    const close = () => v.clerk?.__internal_close('InviteMembers')
    return v.state.screen === SENT ? (
      <Sent part="inviteMembers-sent" onFinish={close} />
    ) : (
      <Invite
        part="inviteMembers-start"
        skip="userProfile.formButtonReset"
        onSent={() => v.set({ screen: SENT, errors: [] })}
        onSkip={close}
      />
    )
  },
}
