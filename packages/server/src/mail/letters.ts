import { DAY } from '../clock.ts'
import { escapeHtml } from '../html.ts'
import { CODE_LIFETIME } from '../settings/numbers.ts'
import { boundText, fill, letterText, purposeText, supportText } from '../texts/language.ts'
import type { LetterName, Purpose } from '../texts/texts.ts'
import { drawSheet } from './layout.ts'
import { type Letterhead, languageOf } from './letterhead.ts'

/** A mail, ready to send. */
export interface Letter {
  to: string
  subject: string
  text: string
  html: string
  /** The code inside, for the mailbox page and the terminal of a development instance. */
  code?: string
  /** The same of a link that proves something. */
  link?: string
  /** Milliseconds after which it is no longer worth sending. */
  lifetime: number
}

/** `isSecond`: whoever asked for it has entered a password. */
export function codeLetter(
  to: string,
  {
    code,
    about,
    purpose,
    isSecond = false,
  }: { code: string; about: Letterhead; purpose: Purpose; isSecond?: boolean },
): Letter {
  return letter(to, about, isSecond ? 'second_code' : 'code', { code, purpose })
}

/** Somebody asked to be let in. */
export const waitlistLetter = (to: string, about: Letterhead): Letter =>
  letter(to, about, 'waitlist')

/** The site asks somebody to make an account. */
export const invitationLetter = (to: string, about: Letterhead, { url }: { url: string }): Letter =>
  letter(to, about, 'invitation', { url })

/** `isBound`: it works in the browser alone that asked for it. */
export const linkLetter = (
  to: string,
  {
    link,
    about,
    purpose,
    isBound,
  }: { link: string; about: Letterhead; purpose: LinkPurpose; isBound: boolean },
): Letter => ({
  ...letter(to, about, `link_${purpose}`, { url: link, isBound }),
  link,
  lifetime: CODE_LIFETIME,
})

type LinkPurpose = 'sign_in' | 'confirm_address'

/** An organization asks somebody to join. Its name is whatever its members called it (OTP-12). */
export const organizationInvitationLetter = (
  to: string,
  about: Letterhead,
  { url, name }: { url: string; name: string },
): Letter => letter(to, about, 'organization_invitation', { url, name: shortened(name) })

const shortened = (name: string, most = 60) =>
  name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name

/** Tells the owner of an address that somebody tried to sign up with it (ENUM-1). */
export const accountExistsLetter = (to: string, about: Letterhead): Letter =>
  letter(to, about, 'account_exists')

/** Tells the owner of an address that somebody tried to add it to another account (ENUM-1). */
export const emailAddressTakenLetter = (to: string, about: Letterhead): Letter =>
  letter(to, about, 'email_address_taken')

export const passwordChangedLetter = (to: string, about: Letterhead): Letter =>
  letter(to, about, 'password_changed')

export const accountConnectedLetter = (to: string, about: Letterhead, provider: string): Letter =>
  letter(to, about, 'account_connected', { provider })

export const accountRemovedLetter = (to: string, about: Letterhead, provider: string): Letter =>
  letter(to, about, 'account_removed', { provider })

export const passkeyAddedLetter = (to: string, about: Letterhead, name: string): Letter =>
  letter(to, about, 'passkey_added', { name })

export const passkeyRemovedLetter = (to: string, about: Letterhead, name: string): Letter =>
  letter(to, about, 'passkey_removed', { name })

export const apiKeyMadeLetter = (to: string, about: Letterhead, name: string): Letter =>
  letter(to, about, 'api_key_made', { name })

export const secondStepOnLetter = (to: string, about: Letterhead): Letter =>
  letter(to, about, 'second_step_on')

/** Codes come by text message from now on. */
export const phoneFactorOnLetter = (to: string, about: Letterhead): Letter =>
  letter(to, about, 'phone_factor_on')

export const secondStepOffLetter = (to: string, about: Letterhead): Letter =>
  letter(to, about, 'second_step_off')

export const phoneNumberAddedLetter = (to: string, about: Letterhead, number: string): Letter =>
  letter(to, about, 'phone_number_added', { number })

export const phoneNumberRemovedLetter = (to: string, about: Letterhead, number: string): Letter =>
  letter(to, about, 'phone_number_removed', { number })

export const backupCodesLetter = (to: string, about: Letterhead): Letter =>
  letter(to, about, 'backup_codes')

export const backupCodeUsedLetter = (to: string, about: Letterhead): Letter =>
  letter(to, about, 'backup_code_used')

export const emailAddressAddedLetter = (to: string, about: Letterhead, address: string): Letter =>
  letter(to, about, 'email_address_added', { address })

/** Goes to that address too: its owner may be the one who did not do it (AUD-3). */
export const emailAddressRemovedLetter = (to: string, about: Letterhead, address: string): Letter =>
  letter(to, about, 'email_address_removed', { address })

/** Goes to the address that was the main one until now (AUD-3). */
export const emailAddressChangedLetter = (to: string, about: Letterhead): Letter =>
  letter(to, about, 'email_address_changed')

export const accountLockedLetter = (to: string, about: Letterhead, minutes: number): Letter =>
  letter(to, about, 'account_locked', { minutes: String(minutes) })

interface SignedIn {
  /** `Firefox` and `Windows`, as far as it says. */
  browser: string | undefined
  device: string | undefined
  at: number
  /** The page with their devices. */
  profile: string | null
}

export function newBrowserLetter(
  to: string,
  about: Letterhead,
  { browser, device, at, profile }: SignedIn,
): Letter {
  const where = [browser, device].filter(Boolean).join(' · ') || '?'
  const time = new Date(at).toISOString().replace(/T(.{5}).*/, ' $1 UTC')
  return letter(to, about, 'new_browser', { where, time, ...(profile && { url: profile }) })
}

/** Whoever guesses second steps has proven the first one. */
export function secondStepLockedLetter(to: string, about: Letterhead, minutes: number): Letter {
  const span = minutes > 120 ? `${Math.round(minutes / 60)} h` : `${minutes} min`
  return letter(to, about, 'second_step_locked', { span })
}

/** What a letter is about, by the names in its text. */
export interface About {
  purpose?: Purpose
  code?: string
  /** Where its button leads; its label is in the text. */
  url?: string
  /** That leads somewhere in this browser alone. */
  isBound?: boolean
  [name: string]: string | boolean | undefined
}

/** A letter of the table (`texts/en.ts`), as text and as HTML, in the language of its head. */
export function letter(
  to: string,
  about: Letterhead,
  name: LetterName,
  { code, purpose, url, isBound = false, ...rest }: About = {},
): Letter {
  const { applicationName, supportEmail, letters: site, branding, logoImageUrl } = about
  const { language, subject, lines, action } = letterText(name, languageOf(about), site.texts)
  const titled = code ? letterText('hidden_code', languageOf(about), site.texts).subject : subject
  const said = lines
    .filter((line) => line !== '{bound}' || isBound)
    .map((line) =>
      fill(line, {
        ...(purpose && { purpose: purposeText(purpose, language, site.texts) }),
        bound: boundText(language, site.texts),
      }),
    )
  const values = clean({ ...rest, app: applicationName, ...(code && { code }) })
  const asHtml = inHtml(values)
  const support = supportEmail ? supportText(language, site.texts) : null
  const button = url && action ? { label: fill(action, values), url } : undefined
  return {
    to,
    subject: oneLine(fill(code && !site.codeInSubject ? titled : subject, values)),
    text: [
      ...(code ? [code] : []),
      ...said.map((line) => fill(line, values)),
      ...(button ? [`${button.label}:\n${button.url}`] : []),
      ...(support ? [fill(support, { support: supportEmail! })] : []),
      `— ${[applicationName, branding.url].filter(Boolean).join(' · ')}${branding.footer ? `\n${branding.footer}` : ''}`,
    ].join('\n\n'),
    html: drawSheet({
      language,
      applicationName,
      logoImageUrl,
      branding,
      title: escapeHtml(oneLine(fill(titled, values))),
      heading: fill(escapeHtml(titled), asHtml),
      code,
      lines: said.map((line) => fill(escapeHtml(line), asHtml)),
      action: button,
      support: support && fill(escapeHtml(support), { support: mailTo(supportEmail!) }),
      discreet: Boolean(code) && !site.codeInSubject,
    }),
    lifetime: code ? CODE_LIFETIME : DAY,
    ...(code && { code }),
  }
}

/** Control characters, and those that turn the reading direction. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

/** What programs would make links of in a name that somebody chose. */
const LINKING = /(?<=\S)[.:@](?=\S)/g

/** A header line ends where the subject does (OTP-12). */
const oneLine = (text: string): string => text.replace(UNSEEN, ' ').slice(0, 200)

/** Names are on one line, not endless, and no links (OTP-12). What is an address, or the site's own, stays as it is. */
function clean(values: Record<string, string | boolean | undefined>): Record<string, string> {
  const isPlain = new Set(['app', 'address', 'time'])
  return Object.fromEntries(
    Object.entries(values).map(([name, value = '']) => {
      const text = String(value).replace(UNSEEN, ' ').slice(0, 320)
      return [name, isPlain.has(name) ? text : text.replace(LINKING, '$&\u2060').slice(0, 120)]
    }),
  )
}

/** Others' texts keep their direction to themselves. */
const inHtml = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, `<bdi>${escapeHtml(value)}</bdi>`]),
  )

const mailTo = (address: string) =>
  `<a href="mailto:${escapeHtml(address)}" style="color:#62626b">${escapeHtml(address)}</a>`
