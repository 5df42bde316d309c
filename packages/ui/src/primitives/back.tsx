import type { View } from '../view/view.ts'
import { Icon } from './icons.tsx'
import { ActionLink } from './links.tsx'

const BACK = 'M9.5 3.5 5 8l4.5 4.5'

interface BackProps {
  v: View
  href: string
  onFollow: () => void
}

export function Back({ v, href, onFollow }: BackProps) {
  return (
    <ActionLink
      v={v}
      k="headerBackLink"
      aria-label={v.text('backButton')}
      href={href}
      onFollow={onFollow}
    >
      <Icon path={BACK} />
    </ActionLink>
  )
}
