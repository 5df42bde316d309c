/** Signs that a visitor is about to need more than what is there; a click may come alone, from who presses by other means. */
export const SIGNS = ['input', 'pointerover', 'keydown', 'click']
