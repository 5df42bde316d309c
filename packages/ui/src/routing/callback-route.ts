/** The route and the screen to which providers send people back whose page has scripts. UI components §1.5. */
export const CALLBACK = 'sso-callback'

/** The route and the screen to which links in mails lead; also within a step (`factor-one/verify`). */
export const LINK_CALLBACK = 'verify'

export const isLinkCallback = (route: string): boolean => /(^|\/)verify$/.test(route)

/** The screen for those whose page has none: what can be done without them was done before they came. */
export const FORM_CALLBACK = 'sso-return'

/** The screen of a profile for who went to a provider from there: the server knows by it that the outcome is told. */
export const CONNECTED = 'connected'
