import { domainToASCII } from 'node:url'

/** One local part, one domain with a dot; no quotes, commas, display names, blanks or controls (OTP-11). */
const LOCAL_PART = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/

/**
 * The one form in which an address is stored, compared and looked up: trimmed, lower-case, the domain in ASCII
 * (UTS-46). The check runs on that form, not on what was typed. Null: not an address.
 */
export function normalizeEmailAddress(typed: string): string | null {
  const text = typed.trim()
  if (text.length > 320) return null
  const at = text.lastIndexOf('@')
  const local = text.slice(0, Math.max(at, 0)).normalize('NFKC').toLowerCase()
  const domain = normalizeDomain(text.slice(at + 1))
  const valid =
    domain !== null && local.length > 0 && Buffer.byteLength(local) <= 64 && LOCAL_PART.test(local)
  return valid ? `${local}@${domain}` : null
}

/** The same of a domain. Null: none, or the number of a machine. */
export function normalizeDomain(typed: string): string | null {
  // What follows the host of an address on the web is passed over otherwise.
  if (/[/\\?#@:]/.test(typed)) return null
  const domain = domainToASCII(typed).toLowerCase()
  const isName = domain.length <= 253 && DOMAIN.test(domain) && !/\.\d+$/.test(domain)
  return isName ? domain : null
}

/** An address for somebody who may not be its owner: enough to know which of their own it is. */
export const maskedAddress = (emailAddress: string): string =>
  emailAddress.replace(/^(.).*(?=@)/u, '$1•••')

/** Of an address in its normal form. */
export const domainOfAddress = (emailAddress: string): string =>
  emailAddress.slice(emailAddress.lastIndexOf('@') + 1)
