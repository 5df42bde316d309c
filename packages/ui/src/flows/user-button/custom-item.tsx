import type { CustomMenuItem } from '@dooryard/browser'
import { Component, createRef } from 'preact'
import { El } from '../../primitives/element.tsx'
import { closePopover } from '../../primitives/popover.tsx'
import { safeLink } from '../../urls/safe-link.ts'
import type { ViewContext } from '../../view/screen.tsx'
import { openProfile, profilePage } from './open-profile.ts'

interface CustomItemProps {
  kind: 'link' | 'action' | 'open'
  id: string
  item: CustomMenuItem
}

/** An entry of the application. */
export function CustomItem({ kind, id, item }: CustomItemProps, { at: { v } }: ViewContext) {
  const { label } = item
  // Without the runtime it is a link to the page of the profile.
  const isLink = kind === 'link' || (kind === 'open' && !v.live)
  const page = profilePage(v)
  const href = kind === 'open' ? page && `${page}#${item.open}` : item.href
  if (isLink && !href) return null
  // Links may be written without their first slash.
  const target = href && (/^([a-z]+:|\/|#|\?)/i.test(href) ? href : `/${href}`)
  const content = (
    <>
      <Icon id={id} item={item} />
      <span>{label}</span>
    </>
  )
  return isLink ? (
    <El
      as="a"
      k={['button', 'userButtonPopoverCustomItemButton']}
      kid={id}
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
      data-variant="ghost"
      onClick={() => {
        if (kind === 'open') return void openProfile(v, item.open)
        item.onClick?.()
        closePopover(v)
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
