/** The form in which texts are searched for and sorted: without case, in all scripts. */
export const textKey = (text: string): string => text.normalize('NFC').toLowerCase()
