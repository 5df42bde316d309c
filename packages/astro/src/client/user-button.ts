import { type MenuItem, toMenuEntry } from '../shared/menu-items.ts'
import { startPage } from './runtime.ts'

interface Host extends HTMLElement {
  extraProps?: object
}

/**
 * `<clerk-user-button-menu-items>`: gives its items to the user button they belong to. Icons stay what they are, nodes
 * of the page: the menu takes them in when it opens, and they come back when it closes.
 */
class MenuItemsElement extends HTMLElement {
  connectedCallback() {
    const host = this.#host()
    if (!host) return
    const give = () => {
      const customMenuItems = [...this.children].map(toItem)
      host.extraProps = { ...host.extraProps, customMenuItems }
      void this.#update(host)
    }
    // An element that is not what it will be yet would forget what it is given.
    if (customElements.get('clerk-ui')) give()
    else void customElements.whenDefined('clerk-ui').then(give)
  }

  /** By the items' `parent`, else the button they stand in, else the first one of the page. */
  #host(): Host | null {
    const parent = this.querySelector('[data-parent]')?.getAttribute('data-parent')
    const named =
      parent &&
      document.querySelector<Host>(`[data-clerk-id="clerk-user-button-${CSS.escape(parent)}"]`)
    const sibling = this.parentElement?.querySelector<Host>(
      ':scope > clerk-ui[component="user-button"]',
    )
    return named || sibling || document.querySelector<Host>('clerk-ui[component="user-button"]')
  }

  /** For a button that is mounted already. */
  async #update(node: Host) {
    const page = await startPage()
    const props = JSON.parse(node.getAttribute('props') || '{}')
    page.update({ node, props: { ...props, ...node.extraProps } })
  }
}

function toItem(element: Element) {
  const item: MenuItem = JSON.parse(element.getAttribute('data-item') ?? '{}')
  const icon = element.firstElementChild
  return {
    ...toMenuEntry(item),
    ...(icon && {
      mountIcon: (place: HTMLElement) => place.append(icon),
      unmountIcon: () => element.append(icon),
    }),
  }
}

if (!customElements.get('clerk-user-button-menu-items')) {
  customElements.define('clerk-user-button-menu-items', MenuItemsElement)
}
