import UserButtonAction from './UserButtonAction.astro'
import UserButtonLink from './UserButtonLink.astro'
import UserButtonMenuItems from './UserButtonMenuItems.astro'
import UserButtonRoot from './UserButtonRoot.astro'
import UserButtonUserProfilePage from './UserButtonUserProfilePage.astro'

export { default as Protect } from './Protect.astro'
export { default as Show } from './Show.astro'
export { default as SignedIn } from './SignedIn.astro'
export { default as SignedOut } from './SignedOut.astro'
export { default as SignIn } from './SignIn.astro'
export { default as SignInButton } from './SignInButton.astro'
export { default as SignOutButton } from './SignOutButton.astro'
export { default as SignUp } from './SignUp.astro'
export { default as SignUpButton } from './SignUpButton.astro'

/** The button of the signed-in user; `UserButton.MenuItems` in its slot adds to its menu. */
export const UserButton = /* @__PURE__ */ Object.assign(UserButtonRoot, {
  MenuItems: UserButtonMenuItems,
  Action: UserButtonAction,
  Link: UserButtonLink,
  UserProfilePage: UserButtonUserProfilePage,
})
