import { texts } from './index.ts'
import type { LetterName, LetterText, Purpose, SmsName, Texts } from './texts.ts'

/** What a site says in its own words, by language; what it does not say is said in ours. */
export type SiteTexts = Readonly<Record<string, SiteLanguage>>

export interface SiteLanguage {
  letters?: { readonly [Name in LetterName]?: Partial<LetterText> | undefined } | undefined
  purposes?: { readonly [Name in Purpose]?: string | undefined } | undefined
  bound?: string | undefined
  support?: string | undefined
  sms?: { readonly [Name in SmsName]?: string | undefined } | undefined
}

const OTHERWISE = 'en'

/** Written from right to left. */
const LEFTWARDS = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'])

/** A language as browsers and people name it: `de`, `pt-BR` (BCP 47). */
const TAG = /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i

/**
 * The first language that somebody reads and that we, or the site, write. Each wish is a tag or a whole `Accept-Language`
 * (RFC 9110 §12.5.4), the more important one first.
 */
export function chooseLanguage(
  wishes: readonly (string | null | undefined)[],
  site: SiteTexts = {},
): string {
  const known = new Map(
    [...Object.keys(texts), ...Object.keys(site)].map((tag) => [tag.toLowerCase(), tag]),
  )
  for (const tag of wishes.flatMap((wish) => (wish ? readLanguages(wish) : []))) {
    const parts = tag.toLowerCase().split('-')
    for (let length = parts.length; length > 0; length--) {
      const found = known.get(parts.slice(0, length).join('-'))
      if (found) return found
    }
  }
  return OTHERWISE
}

/** Tags of an `Accept-Language`, the best first. What is none is passed over. */
export function readLanguages(header: string): string[] {
  const ranges = header.slice(0, 256).split(',').slice(0, 16)
  const weighted = ranges.map((range) => {
    const [tag = '', ...parameters] = range.trim().split(/\s*;\s*/)
    const weight = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2) ?? '1'
    return { tag, weight: Number(weight) }
  })
  return weighted
    .filter(({ tag, weight }) => TAG.test(tag) && tag.length <= 35 && weight > 0 && weight <= 1)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag)
}

export const directionOf = (language: string): 'ltr' | 'rtl' =>
  LEFTWARDS.has(language.toLowerCase().split('-')[0]!) ? 'rtl' : 'ltr'

/** A letter's text, and the language it is in after all. */
export function letterText(
  name: LetterName,
  language: string,
  site: SiteTexts = {},
): LetterText & { language: string } {
  const own = site[language]?.letters?.[name]
  const ours = oursIn(language)?.letters[name]
  const text = { ...texts[OTHERWISE]!.letters[name]!, ...ours, ...given(own) }
  return { ...text, language: own || ours ? language : OTHERWISE }
}

export const purposeText = (purpose: Purpose, language: string, site: SiteTexts = {}): string =>
  site[language]?.purposes?.[purpose] ?? (oursIn(language) ?? texts[OTHERWISE]!).purposes[purpose]

export const boundText = (language: string, site: SiteTexts = {}): string =>
  site[language]?.bound ?? (oursIn(language) ?? texts[OTHERWISE]!).bound

export const supportText = (language: string, site: SiteTexts = {}): string =>
  site[language]?.support ?? (oursIn(language) ?? texts[OTHERWISE]!).support

export const smsText = (name: SmsName, language: string, site: SiteTexts = {}): string =>
  site[language]?.sms?.[name] ?? oursIn(language)?.sms[name] ?? texts[OTHERWISE]!.sms[name]!

/** Ours of this language, or of the one that it is a kind of. */
const oursIn = (language: string): Texts | undefined =>
  texts[language] ?? texts[language.toLowerCase().split('-')[0]!]

/** Puts what a text is about in the place of the names in braces. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

/** The names in braces. */
export const namesIn = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)

function given<Part extends object>(part: Part | undefined): Partial<Part> {
  return Object.fromEntries(
    Object.entries(part ?? {}).filter(([, value]) => value !== undefined),
  ) as Partial<Part>
}
