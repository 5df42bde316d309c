import type { ComponentChildren } from 'preact'
import { safeImage, safeLink } from '../urls/safe-link.ts'
import type { ViewContext } from '../view/screen.tsx'
import { El } from './element.tsx'
import { Alert } from './feedback.tsx'
import { ActionLink } from './links.tsx'

interface CardProps {
  /** `signIn-start`: flow and part. UI components §3.5. */
  part: string
  title: string
  subtitle?: string | undefined
  notice?: string | undefined
  /** Field ids of the screen: their errors are shown there, all others in the card. */
  fields?: readonly string[]
  /** Before the title: the way back. */
  back?: ComponentChildren
  /** Below the title: whom the screen is about. */
  identity?: ComponentChildren
  footer?: ComponentChildren
  children?: ComponentChildren
}

/** Logo, title, one sentence, what there is to do, and at the foot the way elsewhere. */
export function Card(props: CardProps, { at: { v } }: ViewContext) {
  const { part, title, subtitle, notice, fields = [], back, identity, footer, children } = props
  const { elevation, animations, logoPlacement } = v.appearance.options
  const isOutside = logoPlacement === 'outside'
  return (
    <>
      {isOutside && <Logo />}
      <El
        k={['cardBox', part]}
        data-elevation={v.modal ? undefined : elevation}
        data-animations={animations === false ? 'off' : undefined}
      >
        <El k={['card', part]}>
          {!isOutside && <Logo />}
          <El k="header">
            {back}
            <El as="h1" k="headerTitle" id={`${v.id}-title`} t={title} tabIndex={-1} />
            {subtitle && v.has(subtitle) && <El as="p" k="headerSubtitle" t={subtitle} />}
            {notice && <El as="p" k="headerSubtitle" t={notice} />}
            {identity}
          </El>
          <Alert fields={fields} />
          <El k="main">{children}</El>
        </El>
        <Footer>{footer}</Footer>
      </El>
    </>
  )
}

function Logo(_props: object, { at: { v } }: ViewContext) {
  const { logoPlacement, logoImageUrl, logoLinkUrl } = v.appearance.options
  const { display_config: display } = v.environment
  const { url } = v.location
  const image = safeImage(logoImageUrl || display.logo_image_url, url)
  if (!image || logoPlacement === 'none') return null
  return (
    <El k="logoBox" data-placement={logoPlacement}>
      <a href={safeLink(logoLinkUrl || display.home_url, url)}>
        <El as="img" k="logoImage" src={image} alt={display.application_name} />
      </a>
    </El>
  )
}

function Footer({ children }: { children: ComponentChildren }, { at: { v } }: ViewContext) {
  const { helpPageUrl, privacyPageUrl, termsPageUrl } = v.appearance.options
  const { privacy_policy_url: privacy, terms_url: terms } = v.environment.display_config
  const pages = Object.entries({
    help: helpPageUrl,
    privacy: privacyPageUrl || privacy,
    terms: termsPageUrl || terms,
  }).map(([id, url]) => {
    const href = safeLink(url, v.location.url)
    return (
      href && <El as="a" k="footerPagesLink" kid={id} href={href} t={`footerPageLink__${id}`} />
    )
  })
  const hasPages = pages.some(Boolean)
  return children || hasPages ? (
    <El k="footer">
      {children}
      {hasPages && <El k="footerPages">{pages}</El>}
    </El>
  ) : null
}

interface FooterActionProps {
  id: string
  text?: string
  link: string
  href: string
  onFollow: () => void
}

/** "No account? Sign up". */
export function FooterAction(
  { id, text, link, href, onFollow }: FooterActionProps,
  { at: { v } }: ViewContext,
) {
  return (
    <El k="footerAction" kid={id}>
      {text && v.has(text) && <El as="span" k="footerActionText" t={text} />}
      <ActionLink k="footerActionLink" t={link} href={href} onFollow={onFollow} />
    </El>
  )
}
