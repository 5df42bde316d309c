import UserButtonAction from './UserButtonAction.astro'
import UserButtonLink from './UserButtonLink.astro'
import UserButtonMenuItems from './UserButtonMenuItems.astro'
import UserButtonRoot from './UserButtonRoot.astro'
import UserButtonUserProfilePage from './UserButtonUserProfilePage.astro'

/** The button of the signed-in user; `UserButton.MenuItems` in its slot adds to its menu. */
const UserButton = /* @__PURE__ */ Object.assign(UserButtonRoot, {
  MenuItems: UserButtonMenuItems,
  Action: UserButtonAction,
  Link: UserButtonLink,
  UserProfilePage: UserButtonUserProfilePage,
})

export default UserButton
