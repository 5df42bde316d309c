import type { Clerk } from '@dooryard/browser'

const NAME = '__clerk_modal_state'
const PATIENCE = 5000

interface Host extends Element {
  extraProps?: object
}

/**
 * Somebody went to a provider from a profile that was open over this page, and is back: it opens again where it was, as the
 * user button of the page would open it. Anybody can make up such an address, which opens one's own profile and no more.
 */
export async function returnToModal(clerk: Clerk): Promise<void> {
  const url = new URL(location.href)
  const state = stateOf(url.searchParams.get(NAME))
  url.searchParams.delete(NAME)
  history.replaceState(history.state, '', url)
  if (state?.componentName !== 'UserProfile' || !clerk.user) return
  const host = document.querySelector<Host>('clerk-ui[component="user-button"]')
  const props: object = JSON.parse(host?.getAttribute('props') || '{}')
  const given: { userProfileProps?: object } = { ...props, ...host?.extraProps }
  await clerk.openUserProfile({
    ...given.userProfileProps,
    ...(state.path ? { __experimental_startPath: String(state.path) } : {}),
  })
  if (/^\w+$/.test(String(state.section)))
    showSection(`dialog .cl-profileSection__${state.section}`)
}

function stateOf(value: string | null): Record<string, unknown> | null {
  try {
    return JSON.parse(atob(value ?? ''))
  } catch {
    return null
  }
}

/** Once it is drawn. */
function showSection(selector: string, until = Date.now() + PATIENCE): void {
  const section = document.querySelector(selector)
  if (section) section.scrollIntoView({ block: 'nearest' })
  else if (Date.now() < until) requestAnimationFrame(() => showSection(selector, until))
}
