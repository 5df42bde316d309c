import { DAY } from '../clock.ts'
import { CODE_LIFETIME } from '../settings/numbers.ts'

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

interface About {
  applicationName: string
}

/** Short enough for one message. */
const nameOf = ({ applicationName }: About) =>
  applicationName.replace(/\p{Cc}+/gu, ' ').slice(0, 40)

export function codeText(to: string, { code, about }: { code: string; about: About }): TextMessage {
  return {
    to,
    text: `${code} is your ${nameOf(about)} code. It is good for 10 minutes. Do not share it.`,
    code,
    lifetime: CODE_LIFETIME,
  }
}

/** Tells the owner of a number that somebody tried to sign up with it (ENUM-1). */
export function accountExistsText(to: string, about: About): TextMessage {
  return {
    to,
    text: `${nameOf(about)}: somebody tried to sign up with this number, which has an account. Sign in instead.`,
    lifetime: DAY,
  }
}

/** A number for the log: enough to know whom it concerns (PRIV-1). */
export const masked = (to: string): string => `${to.slice(0, 2)}•••${to.slice(-2)}`
