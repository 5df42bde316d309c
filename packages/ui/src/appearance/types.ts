/** CSS properties in camel case, custom properties, and nested rules (`&:hover`, `@media …`). */
export interface StyleObject {
  [property: string]: string | number | StyleObject | undefined
}

/** By element key (`card`, `formFieldInput__identifier`, `button__loading`): class names or styles. */
export type Elements = Record<string, string | StyleObject | undefined>

type ColorScale = Partial<Record<string, string>>

/** UI components §3.4. Names of older versions are read as well. */
export interface Variables {
  [name: string]:
    | string
    | number
    | ColorScale
    | Partial<Record<string, string | number>>
    | undefined
}

export interface AppearanceOptions {
  logoPlacement?: 'inside' | 'outside' | 'none'
  logoImageUrl?: string
  logoLinkUrl?: string
  showOptionalFields?: boolean
  helpPageUrl?: string
  privacyPageUrl?: string
  termsPageUrl?: string
  animations?: boolean
  autoFocus?: boolean
  elevation?: 'raised' | 'flush'
  /** The title of each step after the first stands before the title of the page. Default: false. */
  documentTitle?: boolean
  /** Cards of a development instance do not say that they are. Default: false. */
  unsafe_disableDevelopmentModeWarnings?: boolean
  [option: string]: unknown
}

/** One layer of looks. Objects of `@clerk/themes` have this shape. UI components §3.1. */
export interface Theme {
  theme?: BaseTheme | readonly BaseTheme[]
  /** The older name of `theme`. */
  baseTheme?: BaseTheme | readonly BaseTheme[]
  options?: AppearanceOptions
  /** The older name of `options`. */
  layout?: AppearanceOptions
  variables?: Variables
  elements?: Elements | ((params: { theme: unknown }) => Elements)
  cssLayerName?: string
}

/** A theme by value; the names of built-in themes of other implementations change nothing here. */
export type BaseTheme = Theme | string

/** The looks of all components, and by component key (`signIn`, `userButton`, …) of one kind of them. */
export type Appearance = Theme & { [componentKey: string]: unknown }
