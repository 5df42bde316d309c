import type { ActionProps, LinkProps, ProfilePageProps } from '../server/menu-items.ts'
import type { HostProps } from '../server/render-ui.ts'
import UserButtonAction from './UserButtonAction.astro'
import UserButtonLink from './UserButtonLink.astro'
import UserButtonMenuItems from './UserButtonMenuItems.astro'
import UserButtonRoot from './UserButtonRoot.astro'
import UserButtonUserProfilePage from './UserButtonUserProfilePage.astro'

type Component<Props> = (props: Props) => unknown

/** The button of the signed-in user; `UserButton.MenuItems` in its slot adds to its menu. */
const UserButton: Component<Omit<HostProps<'UserButton'>, 'customMenuItems'>> & {
  MenuItems: Component<object>
  Action: Component<ActionProps>
  Link: Component<LinkProps>
  UserProfilePage: Component<ProfilePageProps>
} = /* @__PURE__ */ Object.assign(UserButtonRoot, {
  MenuItems: UserButtonMenuItems,
  Action: UserButtonAction,
  Link: UserButtonLink,
  UserProfilePage: UserButtonUserProfilePage,
})

export default UserButton
