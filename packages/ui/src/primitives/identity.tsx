import type { ViewContext } from '../view/screen.tsx'
import { breakable } from './breakable.ts'
import { El } from './element.tsx'
import { Icon } from './icons.tsx'
import { ActionLink } from './links.tsx'

const EDIT =
  'M9.5 3.5l3 3M3 13l.6-2.9 7.3-7.3a1.4 1.4 0 0 1 2 0l.3.3a1.4 1.4 0 0 1 0 2l-7.3 7.3L3 13Z'

interface IdentityProps {
  text: string
  href: string
  onFollow: () => void
}

/** The identifier that is being verified, with the way to change it. */
export function Identity({ text, href, onFollow }: IdentityProps, { at: { v } }: ViewContext) {
  return (
    <El k="identityPreview">
      <El as="p" k="identityPreviewText" title={text} dir="auto">
        {breakable(text)}
      </El>
      <ActionLink
        k="identityPreviewEditButton"
        aria-label={v.text(
          `identityPreviewEditButton__${text.includes('@') ? 'emailAddress' : text.startsWith('+') ? 'phoneNumber' : 'identifier'}`,
        )}
        href={href}
        onFollow={onFollow}
      >
        <Icon path={EDIT} class={v.names('identityPreviewEditButtonIcon')} />
      </ActionLink>
    </El>
  )
}
