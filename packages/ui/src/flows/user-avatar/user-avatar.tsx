import { activeSession, nameOf } from '../../model/client.ts'
import { Avatar } from '../../primitives/avatar.tsx'
import type { FlowModule } from '../../view/flow-module.ts'

/** The picture of who is signed in; nothing without a user. UI components §2.4. */
export const userAvatar: FlowModule = {
  english: {},
  render(v) {
    const user = activeSession(v.client)?.user
    return user ? (
      <Avatar
        user={user}
        box="userAvatarBox"
        image="userAvatarImage"
        label={nameOf(user)}
        shape={v.props.rounded === false ? 'square' : undefined}
      />
    ) : null
  },
}
