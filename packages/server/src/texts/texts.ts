import type { en } from './en.ts'

/** What a letter says. Words in braces stand for what it is about: `{app}`, `{code}`, `{name}`. */
export interface LetterText {
  subject: string
  /** Paragraphs. */
  lines: readonly string[]
  /** On the button, in letters that have one. */
  action?: string
}

export type LetterName = keyof typeof en.letters

export type SmsName = keyof typeof en.sms

/** Why a code was asked for. */
export type Purpose = keyof typeof en.purposes

/** One language. What it does not have is said in English. */
export interface Texts {
  letters: { readonly [Name in LetterName]: LetterText }
  /** The first sentence of a letter with a code. */
  purposes: { readonly [Name in Purpose]: string }
  /** Of a link that works in one browser; it stands where a letter has `{bound}`. */
  bound: string
  /** Below every letter, where there is an address to write to. */
  support: string
  /** One message each: 160 characters of GSM 03.38, or 70 of any script. */
  sms: { readonly [Name in SmsName]: string }
}
