import { Component, createRef } from 'preact'
import type { CustomMenuItem } from '../../options/component-props.ts'
import { El } from '../../primitives/element.tsx'
import { safeLink } from '../../urls/safe-link.ts'
import type { View } from '../../view/view.ts'
import { popoverId } from './trigger.tsx'

interface CustomItemProps {
  v: View
  kind: 'link' | 'action' | 'open'
  id: string
  item: CustomMenuItem
}

/** An entry of the application. Pages of the profile (`open`) need the profile, which is not part of this package. */
export function CustomItem({ v, kind, id, item }: CustomItemProps) {
  if (kind === 'open') return null
  const { href, label } = item
  // Links may be written without their first slash.
  const target = href && (/^([a-z]+:|\/|#|\?)/i.test(href) ? href : `/${href}`)
  const content = (
    <>
      <Icon v={v} id={id} item={item} />
      <span>{label}</span>
    </>
  )
  return kind === 'link' ? (
    <El
      v={v}
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
      v={v}
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
  v: View
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

  override render({ v, id }: IconProps) {
    return (
      <El v={v} as="span" k="userButtonPopoverCustomItemButtonIconBox" kid={id}>
        <div ref={this.#box} class={v.names('userButtonPopoverActionItemButtonIcon', id)} />
      </El>
    )
  }
}
