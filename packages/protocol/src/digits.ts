/**
 * The digits of a code as people type and copy it: without blanks, dashes and line breaks, from Latin, full-width and
 * Arabic keyboards.
 */
export function digitsOf(text: string): string {
  // The last four bits of each of these are its value.
  return text.replace(/[０-９٠-٩۰-۹]/g, (digit) => `${digit.charCodeAt(0) & 15}`).replace(/\D/g, '')
}
