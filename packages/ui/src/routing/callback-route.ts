/** The route and the screen to which providers send people back whose page has scripts. UI components §1.5. */
export const CALLBACK = 'sso-callback'

/** The screen for those whose page has none: what can be done without them was done before they came. */
export const FORM_CALLBACK = 'sso-return'
