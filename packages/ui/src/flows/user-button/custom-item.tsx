import type { CustomMenuItem } from '@dooryard/browser'
import { Component, createRef } from 'preact'
import { El } from '../../primitives/element.tsx'
import { safeLink } from '../../urls/safe-link.ts'
import type { ViewContext } from '../../view/screen.tsx'
import { popoverId } from './trigger.tsx'

interface CustomItemProps {
  kind: 'link' | 'action' | 'open'
  id: string
  item: CustomMenuItem
}

/** An entry of the application. Pages of the profile (`open`) need the profile, which is not part of this package. */
export function CustomItem({ kind, id, item }: CustomItemProps, { at: { v } }: ViewContext) {
  if (kind === 'open') return null
  const { href, label } = item
  // Links may be written without their first slash.
  const target = href && (/^([a-z]+:|\/|#|\?)/i.test(href) ? href : `/${href}`)
  const content = (
    <>
      <Icon id={id} item={item} />
      <span>{label}</span>
    </>
  )
  return kind === 'link' ? (
    <El
      as="a"
      k={['button', 'userButtonPopoverCustomItemButton']}
      kid={id}
      role="menuitem"
      data-variant="ghost"
      href={safeLink(target, v.location.url)}
    >
      {content}
    </El>
  ) : (
    <El
      as="button"
      type="button"
      k={['button', 'userButtonPopoverCustomItemButton']}
      kid={id}
      role="menuitem"
      data-variant="ghost"
      onClick={() => {
        item.onClick?.()
        document.getElementById(popoverId(v))?.hidePopover()
      }}
    >
      {content}
    </El>
  )
}

interface IconProps {
  id: string
  item: CustomMenuItem
}

/** The application puts its own nodes here and takes them back; they stay as they are. */
class Icon extends Component<IconProps> {
  readonly #box = createRef<HTMLDivElement>()

  override componentDidMount() {
    this.props.item.mountIcon?.(this.#box.current!)
  }

  override componentWillUnmount() {
    this.props.item.unmountIcon?.(this.#box.current!)
  }

  /** What the box holds is not ours to compare. */
  override shouldComponentUpdate() {
    return false
  }

  override render({ id }: IconProps, _state: object, { at: { v } }: ViewContext) {
    return (
      <El as="span" k="userButtonPopoverCustomItemButtonIconBox" kid={id}>
        <div ref={this.#box} class={v.names('userButtonPopoverActionItemButtonIcon', id)} />
      </El>
    )
  }
}
