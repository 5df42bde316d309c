import type { ModalName } from '@dooryard/browser'
import { redirectsByFlow } from '@dooryard/protocol'
import { resolveAppearance } from '../appearance/cascade.ts'
import { classNames } from '../appearance/class-names.ts'
import { lookUp } from '../messages/translate.ts'
import type { ComponentProps } from '../options/component-props.ts'
import { isolate } from '../primitives/isolate.ts'
import { components } from '../registry/components.ts'
import { rootKeys } from '../registry/hosted.ts'
import type { Host } from './host.ts'
import { type Mounted, mount } from './mount.ts'

type ModalProps = ComponentProps & { getContainer?: () => HTMLElement | null }

export interface Modals {
  /** Opens a component over the page; one that is open already stays as it is. */
  show(name: ModalName, props: ModalProps): void
  close(name: ModalName): void
  /** The options of all components have changed. */
  update(): void
}

interface OpenModal {
  dialog: HTMLDialogElement
  component: Mounted
  /** Closed by who opened it, and not by its visitor. */
  isDone: boolean
}

const english = { closeModal: 'Close modal' }
const nameOf = { signIn: 'SignIn', signUp: 'SignUp' } as const

/** Components over the page, in native modal dialogs: focus, Escape and the inert page come with those. */
export function createModals(host: Host): Modals {
  const open = new Map<ModalName, OpenModal>()
  host.clerk.__internal_addNavigationListener(() => {
    for (const { dialog } of open.values()) dialog.close()
  })
  // What is somebody's is not there without them.
  host.clerk.addListener(({ user }) => {
    if (user !== null) return
    for (const [name, { dialog }] of open) if (components[name].personal) dialog.close()
  })

  return {
    show(name, props) {
      // One that a client router took away with its page is open no more.
      if (open.get(name)?.dialog.isConnected) return
      const dialog = createDialog(host, name, props)
      const container = props.getContainer?.() ?? document.body
      container.append(dialog)
      const opener = document.activeElement as HTMLElement | null
      const place = (part: Part) =>
        placeComponent(host, { dialog, ...part }, (to) => {
          modal.component.unmount()
          modal.component = place({ name: to, props: handOver(part) })
        })
      const modal: OpenModal = { dialog, component: place({ name, props }), isDone: false }
      open.set(name, modal)
      dialog.addEventListener('close', () => {
        open.delete(name)
        if (!modal.isDone) props.afterVerificationCancelled?.()
        modal.component.unmount()
        dialog.remove()
        giveBack()
        if (document.activeElement === document.body) opener?.focus()
      })
      keepScrollbarWidth()
      dialog.showModal()
      const giveBack = isolate(dialog)
    },
    close(name) {
      const modal = open.get(name)
      if (!modal) return
      modal.isDone = true
      modal.dialog.close()
    },
    update() {
      for (const { component } of open.values()) component.update()
    },
  }
}

/** The page does not scroll under a modal; the room of its scrollbar is kept by the stylesheet. */
function keepScrollbarWidth() {
  const { style, clientWidth } = document.documentElement
  if (document.querySelectorAll('.cl-modalBackdrop').length > 1) return
  style.setProperty('--dy-scrollbar', `${innerWidth - clientWidth}px`)
}

/** What a modal holds: it may change between sign-in and sign-up. */
interface Part {
  name: ModalName
  props: ComponentProps
}

function placeComponent(
  host: Host,
  { dialog, name, props }: Part & { dialog: HTMLDialogElement },
  show: (other: ModalName) => void,
): Mounted {
  const content = dialog.firstElementChild!
  const node = document.createElement('div')
  node.className = classNames([], { keys: rootKeys(name) })
  const { __experimental_startPath: path } = props
  if (path) node.dataset.route = path.replace(/^\/+|\/+$/g, '')
  content.replaceChildren(node, content.lastElementChild!)
  dialog.setAttribute('aria-labelledby', `${host.idOf(node, name)}-title`)
  return mount({ host, node, name, props, exchange: (to) => show(nameOf[to]) })
}

function createDialog(host: Host, name: ModalName, props: ComponentProps): HTMLDialogElement {
  const { appearance, localization } = host.options
  const { layers } = resolveAppearance(appearance, components[name].key, props.appearance)
  const element = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, key: string) => {
    const node = document.createElement(tag)
    node.className = classNames(layers, { keys: [key] })
    return node
  }
  const dialog = element('dialog', 'modalBackdrop')
  const content = element('div', 'modalContent')
  const close = element('button', 'modalCloseButton')
  close.type = 'button'
  close.setAttribute('aria-label', lookUp('closeModal', [localization, english])!)
  close.addEventListener('click', () => dialog.close())
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })
  content.append(close)
  dialog.append(content)
  return dialog
}

/** The other component has redirects of its own: those of the first one keep their flow by name. UI components §1.3. */
function handOver({ name, props }: Part): ComponentProps {
  const { forceRedirectUrl, fallbackRedirectUrl, ...rest } = props
  return { ...rest, ...redirectsByFlow(components[name].flow, props) }
}
