import { closePopover } from '../../primitives/popover.tsx'
import { safeLink } from '../../urls/safe-link.ts'
import type { View } from '../../view/view.ts'

/** Opens the profile over the page, in the place of the menu. `path`: at one of its pages. */
export const openProfile = (v: View, path?: string): Promise<void> =>
  v.run('manageAccount', async (clerk) => {
    await clerk.__internal_open('UserProfile', {
      ...v.props.userProfileProps,
      ...(path && { __experimental_startPath: path }),
    })
    closePopover(v)
  })

/** The page of the profile; a server that names none has none but the front page. */
export function profilePage({ props, options, environment, location }: View): string | undefined {
  const page = environment.display_config.user_profile_url
  const named = props.userProfileUrl || options.userProfileUrl || (page !== '/' && page)
  return named ? safeLink(named, location.url) : undefined
}
