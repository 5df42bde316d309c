import { DAY } from '../clock.ts'
import { type Letterhead, languageOf } from '../mail/letterhead.ts'
import { CODE_LIFETIME } from '../settings/numbers.ts'
import { fill, smsText } from '../texts/language.ts'
import type { SmsName } from '../texts/texts.ts'

/** A text message, ready to send. */
export interface TextMessage {
  /** The same however often it is tried. */
  id?: string
  /** E.164. */
  to: string
  text: string
  /** The code inside, for the mailbox page and the terminal of a development instance. */
  code?: string
  /** Milliseconds after which it is no longer worth sending. */
  lifetime: number
}

export function codeText(
  to: string,
  { code, about }: { code: string; about: Letterhead },
): TextMessage {
  return { to, text: write('code', about, { code }), code, lifetime: CODE_LIFETIME }
}

/** Tells the owner of a number that somebody tried to sign up with it (ENUM-1). */
export const accountExistsText = (to: string, about: Letterhead): TextMessage => ({
  to,
  text: write('account_exists', about),
  lifetime: DAY,
})

function write(name: SmsName, about: Letterhead, values: Record<string, string> = {}): string {
  const app = about.applicationName.replace(/\p{Cc}+/gu, ' ').slice(0, 40)
  return fill(smsText(name, languageOf(about), about.letters.texts), { ...values, app })
}

/** A number for the log: enough to know whom it concerns (PRIV-1). */
export const masked = (to: string): string => `${to.slice(0, 2)}•••${to.slice(-2)}`
