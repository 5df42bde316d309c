import type { ComponentChildren } from 'preact'
import type { Tokens } from '../messages/translate.ts'
import { safeLink } from '../redirects.ts'
import type { View } from '../view.ts'
import { El } from './element.tsx'
import { Alert } from './feedback.tsx'
import { Icon } from './icons.tsx'
import { ActionLink } from './links.tsx'

interface CardProps {
  v: View
  /** `signIn-start`: flow and part. UI components §3.5. */
  part: string
  title: string
  subtitle?: string | undefined
  tokens?: Tokens
  /** Field ids of the screen: their errors are shown there, all others in the card. */
  fields?: readonly string[]
  back?: { href: string; onFollow: () => void } | undefined
  /** Below the title: whom the screen is about. */
  identity?: ComponentChildren
  footer?: ComponentChildren
  children?: ComponentChildren
}

/** Logo, title, one sentence, what there is to do, and at the foot the way elsewhere. */
export function Card({
  v,
  part,
  title,
  subtitle,
  tokens,
  fields = [],
  back,
  identity,
  footer,
  children,
}: CardProps) {
  return (
    <El
      v={v}
      k={['cardBox', part]}
      data-elevation={v.modal ? undefined : v.appearance.options.elevation}
      data-animations={v.appearance.options.animations === false ? 'off' : undefined}
    >
      <El v={v} k={['card', part]}>
        <Logo v={v} />
        {back && (
          <ActionLink v={v} k="headerBackLink" aria-label={v.text('backButton')} {...back}>
            <Icon name="back" />
          </ActionLink>
        )}
        <El v={v} k="header">
          <El
            v={v}
            as="h1"
            k="headerTitle"
            id={`${v.id}-title`}
            t={title}
            tokens={tokens}
            tabIndex={-1}
          />
          {subtitle && v.has(subtitle) && (
            <El v={v} as="p" k="headerSubtitle" t={subtitle} tokens={tokens} />
          )}
          {identity}
        </El>
        <Alert v={v} fields={fields} />
        <El v={v} k="main">
          {children}
        </El>
      </El>
      <Footer v={v}>{footer}</Footer>
    </El>
  )
}

function Logo({ v }: { v: View }) {
  const { logoPlacement, logoImageUrl, logoLinkUrl } = v.appearance.options
  const { display_config: display } = v.environment
  const image = safeLink(logoImageUrl || display.logo_image_url, v.location.url)
  if (!image || logoPlacement === 'none') return null
  const name = display.application_name
  return (
    <El v={v} k="logoBox">
      <a href={safeLink(logoLinkUrl || display.home_url, v.location.url)}>
        <El v={v} as="img" k="logoImage" src={image} alt={name} />
      </a>
    </El>
  )
}

function Footer({ v, children }: { v: View; children: ComponentChildren }) {
  const { options } = v.appearance
  const { display_config: display } = v.environment
  const pages = (
    [
      ['help', options.helpPageUrl],
      ['privacy', options.privacyPageUrl || display.privacy_policy_url],
      ['terms', options.termsPageUrl || display.terms_url],
    ] as const
  ).flatMap(([id, url]) => {
    const href = safeLink(url, v.location.url)
    return href ? [{ id, href }] : []
  })
  if (!children && !pages.length) return null
  return (
    <El v={v} k="footer">
      {children}
      {pages.length > 0 && (
        <El v={v} k="footerPages">
          {pages.map(({ id, href }) => (
            <El v={v} as="a" k="footerPagesLink" kid={id} href={href} t={`footerPageLink__${id}`} />
          ))}
        </El>
      )}
    </El>
  )
}

interface FooterActionProps {
  v: View
  id: string
  text?: string
  link: string
  href: string
  onFollow: () => void
}

/** "No account? Sign up". */
export function FooterAction({ v, id, text, link, href, onFollow }: FooterActionProps) {
  return (
    <El v={v} k="footerAction" kid={id}>
      {text && v.has(text) && <El v={v} as="span" k="footerActionText" t={text} />}
      <ActionLink v={v} k="footerActionLink" t={link} href={href} onFollow={onFollow} />
    </El>
  )
}

interface IdentityProps {
  v: View
  text: string
  href: string
  onFollow: () => void
}

/** The identifier that is being verified, with the way to change it. */
export function Identity({ v, text, href, onFollow }: IdentityProps) {
  return (
    <El v={v} k="identityPreview">
      <El v={v} as="p" k="identityPreviewText" title={text}>
        {text}
      </El>
      <ActionLink
        v={v}
        k="identityPreviewEditButton"
        aria-label={v.text('identityPreviewEditButton__identifier')}
        href={href}
        onFollow={onFollow}
      >
        <Icon name="edit" class={v.names('identityPreviewEditButtonIcon')} />
      </ActionLink>
    </El>
  )
}
