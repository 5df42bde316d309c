import type { Settings } from '../settings/schema.ts'
import { chooseLanguage } from '../texts/language.ts'

/** In whose name a letter or a text message is written, and in which language. */
export type Letterhead = Pick<
  Settings,
  'applicationName' | 'supportEmail' | 'logoImageUrl' | 'branding' | 'letters'
> & {
  /** One that `chooseLanguage` chose; absent: the site's, or English. */
  language?: string
}

interface Reader {
  /** The language that a user is known to read. */
  locale?: string | null | undefined
  /** Somebody else than the reader may have caused it: then their language comes last. */
  byStranger?: boolean
}

/**
 * The head of a letter to somebody: in the language of the settings, if they say one; else in that of the browser that asked for it,
 * or that the reader is known to read.
 */
export function letterheadFor(
  { settings, languages }: { settings: Settings; languages?: string | null },
  { locale, byStranger = false }: Reader = {},
): Letterhead {
  const wishes = byStranger ? [locale, languages] : [languages, locale]
  const language = chooseLanguage([settings.letters.language, ...wishes], settings.letters.texts)
  return { ...settings, language }
}

export const languageOf = ({ language, letters }: Letterhead): string =>
  language ?? chooseLanguage([letters.language], letters.texts)
