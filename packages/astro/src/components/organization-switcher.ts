import type { OrganizationPageProps, PageLinkProps } from '../server/profile-pages.ts'
import type { HostProps } from '../server/render-ui.ts'
import OrganizationProfileLink from './OrganizationProfileLink.astro'
import OrganizationProfilePage from './OrganizationProfilePage.astro'
import OrganizationSwitcherRoot from './OrganizationSwitcher.astro'

type Component<Props> = (props: Props) => unknown

/** The organization in use, and the way to another one; pages in its slot are those of the profile that it opens. */
const OrganizationSwitcher: Component<HostProps<'OrganizationSwitcher'>> & {
  OrganizationProfilePage: Component<OrganizationPageProps & { parent?: string }>
  OrganizationProfileLink: Component<PageLinkProps & { parent?: string }>
} = /* @__PURE__ */ Object.assign(OrganizationSwitcherRoot, {
  OrganizationProfilePage,
  OrganizationProfileLink,
})

export default OrganizationSwitcher
