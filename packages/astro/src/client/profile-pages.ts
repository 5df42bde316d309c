import { isBuiltInPage, type ProfilePageItem } from '../shared/profile-pages.ts'
import { startPage } from './runtime.ts'

interface Host extends HTMLElement {
  extraProps?: object
}

/**
 * `<clerk-user-profile-page>`: a page of the site for the profile that it belongs to. Its content stays what it is, nodes of
 * the document: the profile takes them in where the page is shown, and they come back when another one is.
 */
class ProfilePageElement extends HTMLElement {
  connectedCallback() {
    const host = this.#host()
    if (!host) return
    const give = () => {
      const pages = [...document.querySelectorAll<ProfilePageElement>('clerk-user-profile-page')]
      const customPages = pages.filter((page) => page.#host() === host).map(toPage)
      const isProfile = host.getAttribute('component') === 'user-profile'
      const props = JSON.parse(host.getAttribute('props') || '{}')
      const { userProfileProps } = props
      host.extraProps = {
        ...host.extraProps,
        ...(isProfile
          ? { customPages }
          : { userProfileProps: { ...userProfileProps, customPages } }),
      }
      void startPage().then((page) => {
        page.update({ node: host, props: { ...props, ...host.extraProps } })
      })
    }
    // All of them are there, and an element that is not what it will be yet would forget what it is given.
    void customElements.whenDefined('clerk-ui').then(give)
  }

  /** By `parent`, else the component that it stands beside, else the first user button of the page. */
  #host(): Host | null {
    const parent = this.dataset.parent
    const named =
      parent &&
      document.querySelector<Host>(`[data-clerk-id="clerk-user-button-${CSS.escape(parent)}"]`)
    const sibling = this.parentElement?.querySelector<Host>(
      ':scope > clerk-ui[component="user-profile"],:scope > clerk-ui[component="user-button"]',
    )
    return named || sibling || document.querySelector<Host>('clerk-ui[component="user-button"]')
  }
}

function toPage(element: HTMLElement) {
  const { isLink, ...item }: ProfilePageItem = JSON.parse(element.dataset.item ?? '{}')
  if (isBuiltInPage(item)) return item
  const [icon, content] = [...element.children] as HTMLElement[]
  return {
    ...item,
    ...(!isLink && content && keep(content, element, ['mount', 'unmount'])),
    ...(icon?.firstElementChild && keep(icon, element, ['mountIcon', 'unmountIcon'])),
  }
}

/** Puts what is in a part to where it is shown, and back. */
function keep(part: HTMLElement, element: HTMLElement, [put, take]: readonly [string, string]) {
  return {
    [put]: (place: HTMLElement) => place.append(part),
    [take]: () => {
      // In their order: the icon first.
      if (put === 'mountIcon') element.prepend(part)
      else element.append(part)
    },
  }
}

if (!customElements.get('clerk-user-profile-page')) {
  customElements.define('clerk-user-profile-page', ProfilePageElement)
}
