import { component, type HostComponent } from './host.ts'

export const UserAvatar: HostComponent<'UserAvatar'> = /* @__PURE__ */ component(
  'UserAvatar',
  'user-avatar',
)
