/** Signs that a visitor is about to need more than what is there. */
export const SIGNS = ['input', 'pointerover', 'keydown']
