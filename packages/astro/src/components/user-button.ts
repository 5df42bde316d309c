import type { ActionProps, LinkProps, ProfilePageProps } from '../server/menu-items.ts'
import type { HostProps } from '../server/render-ui.ts'
import Component from './Component.astro'
import UserButtonAction from './UserButtonAction.astro'
import UserButtonLink from './UserButtonLink.astro'
import UserButtonMenuItems from './UserButtonMenuItems.astro'
import UserButtonRoot from './UserButtonRoot.astro'
import UserButtonUserProfilePage from './UserButtonUserProfilePage.astro'

type AstroComponent<Props> = (props: Props) => unknown
/** Astro's own shape of a component. */
type Factory = (result: unknown, props: object, slots: { default?: unknown }) => unknown

/** Without anything in its slot it is a component like the others, and nothing is between. */
const root: Factory = (result, props, slots) =>
  slots?.default
    ? (UserButtonRoot as unknown as Factory)(result, props, slots)
    : (Component as unknown as Factory)(result, { name: 'UserButton', props }, slots)

/** The button of the signed-in user; `UserButton.MenuItems` in its slot adds to its menu. */
const UserButton: AstroComponent<Omit<HostProps<'UserButton'>, 'customMenuItems'>> & {
  MenuItems: AstroComponent<object>
  Action: AstroComponent<ActionProps>
  Link: AstroComponent<LinkProps>
  UserProfilePage: AstroComponent<ProfilePageProps>
} = /* @__PURE__ */ Object.assign(root as unknown as AstroComponent<object>, {
  isAstroComponentFactory: true,
  MenuItems: UserButtonMenuItems,
  Action: UserButtonAction,
  Link: UserButtonLink,
  UserProfilePage: UserButtonUserProfilePage,
})

export default UserButton
