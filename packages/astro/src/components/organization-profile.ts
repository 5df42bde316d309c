import type { OrganizationPageProps, PageLinkProps } from '../server/profile-pages.ts'
import type { HostProps } from '../server/render-ui.ts'
import OrganizationProfileLink from './OrganizationProfileLink.astro'
import OrganizationProfilePage from './OrganizationProfilePage.astro'
import OrganizationProfileRoot from './OrganizationProfileRoot.astro'

type Component<Props> = (props: Props) => unknown

/** The organization that the session works in; `OrganizationProfile.Page` and `OrganizationProfile.Link` in its slot add to its pages. */
const OrganizationProfile: Component<Omit<HostProps<'OrganizationProfile'>, 'customPages'>> & {
  Page: Component<OrganizationPageProps>
  Link: Component<PageLinkProps>
} = /* @__PURE__ */ Object.assign(OrganizationProfileRoot, {
  Page: OrganizationProfilePage,
  Link: OrganizationProfileLink,
})

export default OrganizationProfile
