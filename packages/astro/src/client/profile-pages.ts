import {
  isBuiltInPage,
  PROFILES,
  type ProfilePageItem,
  type ProfilePageTag,
} from '../shared/profile-pages.ts'
import { startPage } from './runtime.ts'

interface Host extends HTMLElement {
  extraProps?: object
}

/**
 * A page of the site for the profile that it belongs to. Its content stays what it is, nodes of the document: the profile takes
 * them in where the page is shown, and they come back when another one is.
 */
class ProfilePageElement extends HTMLElement {
  connectedCallback() {
    const host = this.#host()
    if (!host) return
    const tag = this.localName as ProfilePageTag
    const { host: profile, prop } = PROFILES[tag]
    const give = () => {
      const pages = [...document.querySelectorAll<ProfilePageElement>(tag)]
      const customPages = pages.filter((page) => page.#host() === host).map(toPage)
      const isProfile = host.getAttribute('component') === profile
      const props = JSON.parse(host.getAttribute('props') || '{}')
      host.extraProps = {
        ...host.extraProps,
        ...(isProfile ? { customPages } : { [prop]: { ...props[prop], customPages } }),
      }
      void startPage().then((page) => {
        page.update({ node: host, props: { ...props, ...host.extraProps } })
      })
    }
    // All of them are there, and an element that is not what it will be yet would forget what it is given.
    void customElements.whenDefined('clerk-ui').then(give)
  }

  /** By `parent`, else the component that it stands beside, else the first one of the page that opens such a profile. */
  #host(): Host | null {
    const { host, opener } = PROFILES[this.localName as ProfilePageTag]
    const { parent } = this.dataset
    const named =
      parent &&
      document.querySelector<Host>(`[data-clerk-id="clerk-${opener}-${CSS.escape(parent)}"]`)
    const sibling = this.parentElement?.querySelector<Host>(
      `:scope > clerk-ui[component="${host}"],:scope > clerk-ui[component="${opener}"]`,
    )
    return named || sibling || document.querySelector<Host>(`clerk-ui[component="${opener}"]`)
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

for (const tag of Object.keys(PROFILES)) {
  // An element of its own for each: one class is one name.
  if (!customElements.get(tag)) customElements.define(tag, class extends ProfilePageElement {})
}
