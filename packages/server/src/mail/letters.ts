import { DAY } from '../clock.ts'
import { escapeHtml } from '../html.ts'
import { CODE_LIFETIME } from '../settings/numbers.ts'

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

interface About {
  applicationName: string
  supportEmail: string | null
}

export function codeLetter(
  to: string,
  {
    code,
    about,
    purpose,
    isSecond = false,
  }: { code: string; about: About; purpose: string; isSecond?: boolean },
): Letter {
  return letter(to, about, {
    subject: `${code} is your ${about.applicationName} code`,
    code,
    lines: [
      `Enter this code to ${purpose}. It is good for 10 minutes and works once.`,
      isSecond
        ? `Somebody has entered your password. ${ifNotYou(about)}`
        : 'If you did not ask for it, you can ignore this mail: nobody gets in without the code.',
    ],
  })
}

/** Somebody asked to be let in. */
export function waitlistLetter(to: string, about: About): Letter {
  return letter(to, about, {
    subject: `You are on the waitlist of ${about.applicationName}`,
    lines: [
      'Thank you for your interest. You get a mail with an invitation when it is your turn.',
      'If it was not you who joined with this address, you can ignore this mail.',
    ],
  })
}

/** The site asks somebody to make an account. */
export function invitationLetter(to: string, about: About, { url }: { url: string }): Letter {
  return letter(to, about, {
    subject: `You are invited to ${about.applicationName}`,
    lines: [
      `${about.applicationName} invites you to make an account with this address.`,
      `Open this link to accept: ${url}`,
      'If you do not know what this is about, you can ignore this mail.',
    ],
  })
}

export function linkLetter(to: string, { link, about, purpose, isBound }: LinkLetter): Letter {
  const where = isBound ? ' in the browser in which you asked for it' : ''
  return letter(to, about, {
    subject: `Your ${about.applicationName} link to ${purpose}`,
    link,
    lines: [
      `Open this link${where} to ${purpose}. It is good for 10 minutes and works once.`,
      'If you did not ask for it, you can ignore this mail, and should not open the link.',
    ],
  })
}

/** An organization asks somebody to join. Its name is whatever its members called it (OTP-12). */
export function organizationInvitationLetter(
  to: string,
  about: About,
  { url, name }: { url: string; name: string },
): Letter {
  const plain = withoutLinks(name)
  return letter(to, about, {
    subject: `You are invited to “${plain}” at ${about.applicationName}`,
    lines: [
      `“${plain}” invites you to join them at ${about.applicationName}.`,
      `Open this link to accept: ${url}`,
      'If you do not know what this is about, you can ignore this mail.',
    ],
  })
}

/** Mail programs make a link of what looks like an address. */
const withoutLinks = (name: string): string =>
  oneLine(name)
    .replace(/:\/\/|@/g, ' ')
    .replace(/(?<=\S)\.(?=\S)/g, ' ')
    .slice(0, 60)

interface LinkLetter {
  link: string
  about: About
  purpose: string
  /** It works in the browser alone that asked for it. */
  isBound: boolean
}

/** Tells the owner of an address that somebody tried to sign up with it (ENUM-1). */
export function accountExistsLetter(to: string, about: About): Letter {
  return letter(to, about, {
    subject: `You have an account at ${about.applicationName}`,
    lines: [
      'Somebody, probably you, tried to sign up with this address. It has an account already: sign in instead.',
      'If it was not you, there is nothing to do.',
    ],
  })
}

/** Tells the owner of an address that somebody tried to add it to another account (ENUM-1). */
export function emailAddressTakenLetter(to: string, about: About): Letter {
  return letter(to, about, {
    subject: `This address belongs to your ${about.applicationName} account`,
    lines: [
      'Somebody tried to add this address to another account. It stays with yours.',
      'If it was you, remove it from this account first. If it was not you, there is nothing to do.',
    ],
  })
}

export function passwordChangedLetter(to: string, about: About): Letter {
  return letter(to, about, {
    subject: `Your ${about.applicationName} password was changed`,
    lines: ['The password of your account was just changed.', ifNotYou(about)],
  })
}

export function accountConnectedLetter(to: string, about: About, provider: string): Letter {
  return letter(to, about, {
    subject: `A ${provider} account was connected to your ${about.applicationName} account`,
    lines: [
      `Whoever has that ${provider} account can sign in to yours from now on.`,
      contact(
        about,
        'If it was not you, remove it in your account, and reset your password at once',
      ),
    ],
  })
}

export function accountRemovedLetter(to: string, about: About, provider: string): Letter {
  return letter(to, about, {
    subject: `A ${provider} account was removed from your ${about.applicationName} account`,
    lines: [
      `Nobody signs in to your account with that ${provider} account any more.`,
      contact(about, 'If it was not you, reset your password at once'),
    ],
  })
}

export function passkeyAddedLetter(to: string, about: About, name: string): Letter {
  return letter(to, about, {
    subject: `A passkey was added to your ${about.applicationName} account`,
    lines: [
      `Whoever has the passkey “${name}” can sign in to your account from now on.`,
      contact(
        about,
        'If it was not you, remove it in your account, and reset your password at once',
      ),
    ],
  })
}

export function passkeyRemovedLetter(to: string, about: About, name: string): Letter {
  return letter(to, about, {
    subject: `A passkey was removed from your ${about.applicationName} account`,
    lines: [`The passkey “${name}” no longer opens your account.`, ifNotYou(about)],
  })
}

export function secondStepOnLetter(to: string, about: About): Letter {
  return letter(to, about, {
    subject: `Two-step verification is on for your ${about.applicationName} account`,
    lines: [
      'From now on signing in asks for a code of your authenticator app as well.',
      ifNotYou(about),
    ],
  })
}

/** Codes come by text message from now on. */
export function phoneFactorOnLetter(to: string, about: About): Letter {
  return letter(to, about, {
    subject: `A phone is the second step of your ${about.applicationName} account`,
    lines: ['From now on signing in may ask for a code that is sent to it.', ifNotYou(about)],
  })
}

export function phoneNumberAddedLetter(to: string, about: About, shown: string): Letter {
  return letter(to, about, {
    subject: `Your ${about.applicationName} account has another phone number`,
    lines: [`${shown} was added to your account.`, ifNotYou(about)],
  })
}

export function phoneNumberRemovedLetter(to: string, about: About, shown: string): Letter {
  return letter(to, about, {
    subject: `A phone number was removed from your ${about.applicationName} account`,
    lines: [`${shown} is no longer a number of your account.`, ifNotYou(about)],
  })
}

export function secondStepOffLetter(to: string, about: About): Letter {
  return letter(to, about, {
    subject: `Two-step verification is off for your ${about.applicationName} account`,
    lines: ['Signing in no longer asks for a second step.', ifNotYou(about)],
  })
}

export function backupCodesLetter(to: string, about: About): Letter {
  return letter(to, about, {
    subject: `Your ${about.applicationName} account has new backup codes`,
    lines: [
      'New backup codes were made for your account. The old ones no longer work.',
      ifNotYou(about),
    ],
  })
}

export function backupCodeUsedLetter(to: string, about: About): Letter {
  return letter(to, about, {
    subject: `A backup code was used for your ${about.applicationName} account`,
    lines: ['One of your backup codes was just used. It works no more.', ifNotYou(about)],
  })
}

export function emailAddressAddedLetter(to: string, about: About, address: string): Letter {
  return letter(to, about, {
    subject: `Your ${about.applicationName} account has another address`,
    lines: [`${address} was added to your account. It can be used to sign in.`, ifNotYou(about)],
  })
}

/** Goes to that address too: its owner may be the one who did not do it (AUD-3). */
export function emailAddressRemovedLetter(to: string, about: About, address: string): Letter {
  return letter(to, about, {
    subject: `An address was removed from your ${about.applicationName} account`,
    lines: [`${address} is no longer an address of your account.`, ifNotYou(about)],
  })
}

/** Goes to the address that was the main one until now (AUD-3). */
export function emailAddressChangedLetter(to: string, about: About): Letter {
  return letter(to, about, {
    subject: `Your ${about.applicationName} account has another main address`,
    lines: ['This address is no longer the main address of your account.', ifNotYou(about)],
  })
}

export function accountLockedLetter(to: string, about: About, minutes: number): Letter {
  return letter(to, about, {
    subject: `Too many wrong tries at your ${about.applicationName} account`,
    lines: [
      `Somebody entered wrong passwords or codes for your account. Passwords are refused for ${minutes} minutes.`,
      contact(
        about,
        'Devices that are signed in stay signed in. If it was not you, choose a strong password',
      ),
    ],
  })
}

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
  about: About,
  { browser = 'A browser', device, at, profile }: SignedIn,
): Letter {
  const where = device ? `${browser} on ${device}` : browser
  const when = new Date(at).toISOString().replace(/T(.{5}).*/, ' at $1 UTC')
  return letter(to, about, {
    subject: `A new sign-in to your ${about.applicationName} account`,
    lines: [
      'Somebody signed in to your account in a browser that was new to it.',
      `${where}, ${when}`,
      'If it was you, there is nothing to do.',
      contact(
        about,
        'If it was not you, sign that device out in your account, and reset your password at once',
      ),
      ...(profile ? [profile] : []),
    ],
  })
}

/** Whoever guesses second steps has proven the first one. */
export function secondStepLockedLetter(to: string, about: About, minutes: number): Letter {
  const span = minutes > 120 ? `${Math.round(minutes / 60)} hours` : `${minutes} minutes`
  return letter(to, about, {
    subject: `Too many wrong codes at your ${about.applicationName} account`,
    lines: [
      `Somebody who could enter your password, or read a code for you, entered wrong codes as the second step. Such codes are refused for ${span}.`,
      contact(about, 'If it was not you, somebody may know your password: reset it at once'),
    ],
  })
}

const ifNotYou = (about: About) => contact(about, 'If it was not you, reset your password at once')

function contact({ supportEmail }: About, advice: string): string {
  return supportEmail ? `${advice}, or write to ${supportEmail}.` : `${advice}.`
}

function letter(
  to: string,
  about: About,
  {
    subject,
    code,
    link,
    lines,
  }: { subject: string; code?: string; link?: string; lines: string[] },
): Letter {
  const name = about.applicationName
  const proof = code ?? link
  const text = [...(proof ? [proof] : []), ...lines, `— ${name}`].join('\n\n')
  return {
    to,
    subject: oneLine(subject),
    text,
    html: toHtml({ name, code, link, lines }),
    lifetime: proof ? CODE_LIFETIME : DAY,
    ...(code && { code }),
    ...(link && { link }),
  }
}

/** A header line ends where the subject does (OTP-12). */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').slice(0, 200)
}

function toHtml({
  name,
  code,
  link,
  lines,
}: {
  name: string
  code: string | undefined
  link: string | undefined
  lines: string[]
}) {
  const shown = (line: string) =>
    /^https?:/.test(line)
      ? `<a href="${escapeHtml(line)}" style="color:#1c1917">${escapeHtml(line)}</a>`
      : escapeHtml(line)
  const paragraph = (line: string) =>
    `<p style="margin:0 0 16px;font-size:15px;line-height:24px;color:#44403c">${shown(line)}</p>`
  const figure = code
    ? `<p style="margin:0 0 24px;padding:16px 0;background:#f5f5f4;border-radius:8px;text-align:center;font:600 32px/40px system-ui,-apple-system,'Segoe UI',sans-serif;font-variant-numeric:tabular-nums;letter-spacing:6px;color:#1c1917">${escapeHtml(code)}</p>`
    : ''
  const button = link
    ? `<p style="margin:0 0 24px"><a href="${escapeHtml(link)}" target="_blank" rel="noopener" style="display:block;padding:14px 16px;background:#1c1917;border-radius:8px;text-align:center;text-decoration:none;font-size:16px;line-height:20px;font-weight:600;color:#fff">Continue to ${escapeHtml(name)}</a></p>`
    : ''
  const written = link
    ? `\n<p style="margin:0;font-size:13px;line-height:20px;color:#78716c;overflow-wrap:anywhere">If the button does not work: ${escapeHtml(link)}</p>`
    : ''
  return `<!doctype html><html lang="en"><body style="margin:0;padding:32px 16px;background:#fafaf9;font-family:system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:440px;margin:0 auto;padding:32px;background:#fff;border:1px solid #e7e5e4;border-radius:12px">
<p style="margin:0 0 24px;font-size:15px;font-weight:600;color:#1c1917">${escapeHtml(name)}</p>
${figure}${button}${lines.map(paragraph).join('\n')}${written}
</div></body></html>`
}
