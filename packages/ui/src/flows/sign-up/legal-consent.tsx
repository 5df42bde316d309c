import { Checkbox } from '../../primitives/checkbox.tsx'
import { safeLink } from '../../urls/safe-link.ts'
import type { ViewContext } from '../../view/screen.tsx'

/** Consent to the documents that the instance or the application names. */
export function LegalConsent(_props: object, { at: { v } }: ViewContext) {
  const { display_config: display } = v.environment
  const { options } = v.appearance
  const terms = safeLink(options.termsPageUrl || display.terms_url, v.location.url)
  const privacy = safeLink(options.privacyPageUrl || display.privacy_policy_url, v.location.url)
  const kind =
    terms && privacy
      ? 'termsOfServiceAndPrivacyPolicy'
      : privacy
        ? 'onlyPrivacyPolicy'
        : 'onlyTermsOfService'
  const key = `signUp.legalConsent.checkbox.label__${kind}`
  return (
    <Checkbox name="legalAccepted" required>
      <span data-localization-key={key}>
        {withLinks(v.text(key), { termsOfServiceLink: terms, privacyPolicyLink: privacy })}
      </span>
    </Checkbox>
  )
}

/** `{{ name || link("label") }}` in a text becomes a link, or the bare label where no address is known. */
function withLinks(text: string, addresses: Record<string, string | undefined>) {
  return text.split(/(\{\{[^}]*\}\})/).map((part) => {
    const [, name, label] =
      /\{\{\s*(\w+)\s*\|\|?\s*link\(\s*["'](.*?)["']\s*\)\s*\}\}/.exec(part) ?? []
    if (!name) return part
    const href = addresses[name]
    return href ? (
      <a key={name} href={href} target="_blank" rel="noopener">
        {label}
      </a>
    ) : (
      label
    )
  })
}
