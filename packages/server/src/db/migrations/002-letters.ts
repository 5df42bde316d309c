/** Kept mails in the form in which they are sent. */
export const letters = {
  name: '002-letters',
  statements: ['ALTER TABLE mails ADD COLUMN html TEXT'],
} as const
