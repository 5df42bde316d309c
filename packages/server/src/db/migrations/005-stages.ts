/**
 * A verification is found by its owner, stage and target. Those that nothing pointed to any more are forgotten; the words
 * of a purpose stay, as the stage: codes that are on their way are bound to them.
 */
export const stages = {
  name: '005-stages',
  statements: [
    `DELETE FROM verifications WHERE id NOT IN (
      SELECT first_factor_verification_id FROM sign_ins WHERE first_factor_verification_id IS NOT NULL
      UNION SELECT email_verification_id FROM sign_ups WHERE email_verification_id IS NOT NULL
    )`,
    'ALTER TABLE verifications RENAME COLUMN purpose TO stage',
    'ALTER TABLE sign_ins DROP COLUMN first_factor_verification_id',
    'ALTER TABLE sign_ups DROP COLUMN email_verification_id',
  ],
} as const
