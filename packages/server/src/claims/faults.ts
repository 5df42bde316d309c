import { nearestName } from '@dooryard/protocol'
import { partsOf } from './fill.ts'
import { shortcode, shortcodeNames } from './shortcodes.ts'

/** Names that say what a token is, and whose (JWT-10). */
const RESERVED = new Set(
  'iss sub sid azp aud exp iat nbf jti act sts fva v o pla fea handshake'.split(' '),
)
const INHERITED = new Set(['__proto__', 'constructor', 'prototype'])
const MAX_DEPTH = 8

/** Whether only the server says this claim. A template may say for whom its tokens are (`aud`): no verifier of sessions takes them. */
export function isReservedClaim(name: string, { audience }: { audience: boolean }): boolean {
  return /^org_/.test(name) || (RESERVED.has(name) && !(audience && name === 'aud'))
}

/** What is wrong with claims as a site wrote them, and what to write; null: nothing. */
export function claimsFault(
  claims: unknown,
  { audience, maxBytes }: { audience: boolean; maxBytes: number },
): { reserved: boolean; message: string } | null {
  const fault = (message: string, reserved = false) => ({ reserved, message })
  if (!isPlain(claims)) return fault('must be an object of claims')
  const reserved = Object.keys(claims).find((name) => isReservedClaim(name, { audience }))
  if (reserved !== undefined) {
    return fault(`${reserved}: the server alone says this claim. Call yours otherwise`, true)
  }
  const wrong = valueFault(claims, [])
  if (wrong) return fault(wrong)
  const bytes = Buffer.byteLength(JSON.stringify(claims))
  if (bytes <= maxBytes) return null
  return fault(`${bytes} bytes before anything is filled in; there is room for ${maxBytes}`)
}

function valueFault(value: unknown, path: readonly string[]): string | null {
  const at = (message: string) => (path.length > 0 ? `${path.join('.')}: ${message}` : message)
  if (path.length > MAX_DEPTH) return at(`is nested deeper than ${MAX_DEPTH} levels`)
  if (typeof value === 'string') {
    const wrong = textFault(value)
    return wrong && at(wrong)
  }
  if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return null
  if (!Array.isArray(value) && !isPlain(value))
    return at('must be text, a number, true, false, null, a list or an object')
  for (const [name, part] of Object.entries(value)) {
    if (INHERITED.has(name)) return at(`${name} is no name for a claim`)
    const wrong = valueFault(part, [...path, name])
    if (wrong) return wrong
  }
  return null
}

function textFault(text: string): string | null {
  if (text.includes('\0') || !text.isWellFormed()) return 'is no text'
  const parts = partsOf(text)
  if (!parts) {
    return `${JSON.stringify(text)} is no shortcode. Write "{{user.public_metadata.role || 'guest'}}"`
  }
  for (const part of parts) {
    for (const operand of typeof part === 'string' ? [] : part) {
      if ('name' in operand && !shortcode(operand.name)) return unknownShortcode(operand.name)
    }
  }
  return null
}

function unknownShortcode(name: string): string {
  if (/^\w+\.private_?metadata\b/i.test(name)) {
    return `{{${name}}} is for the site's server alone: everybody can read what is in a token. Use public_metadata`
  }
  const nearest =
    nearestName(name, shortcodeNames) ??
    nearestName(name.split('.').slice(0, 2).join('.'), shortcodeNames)
  return `there is no shortcode {{${name}}}. ${nearest ? `Did you mean {{${nearest}}}?` : `Known are ${shortcodeNames.join(', ')}`}`
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === null || prototype.constructor?.name === 'Object'
}
