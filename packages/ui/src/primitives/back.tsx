import type { ViewContext } from '../view/screen.tsx'
import { Icon } from './icons.tsx'
import { ActionLink } from './links.tsx'

const BACK = 'M9.5 3.5 5 8l4.5 4.5'

interface BackProps {
  href: string
  onFollow: () => void
}

export function Back({ href, onFollow }: BackProps, { at: { v } }: ViewContext) {
  return (
    <ActionLink
      k="headerBackLink"
      aria-label={v.text('backButton')}
      href={href}
      onFollow={onFollow}
    >
      <Icon path={BACK} />
    </ActionLink>
  )
}
