import type { PageLinkProps, PageProps } from '../server/profile-pages.ts'
import type { HostProps } from '../server/render-ui.ts'
import UserProfileLink from './UserProfileLink.astro'
import UserProfilePage from './UserProfilePage.astro'
import UserProfileRoot from './UserProfileRoot.astro'

type Component<Props> = (props: Props) => unknown

/** The account of the signed-in user; `UserProfile.Page` and `UserProfile.Link` in its slot add to its pages. */
const UserProfile: Component<Omit<HostProps<'UserProfile'>, 'customPages'>> & {
  Page: Component<PageProps>
  Link: Component<PageLinkProps>
} = /* @__PURE__ */ Object.assign(UserProfileRoot, { Page: UserProfilePage, Link: UserProfileLink })

export default UserProfile
