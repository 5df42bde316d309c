import { digestOf, spendBackupCode } from '../backup-codes/spend-backup-code.ts'
import { apiError } from '../http/api-error.ts'
import { attemptSecondFactor } from './second-factor.ts'
import { type Person, strategy } from './strategy.ts'
import { codeField } from './typed-code.ts'

const offer = (_: unknown, { hasBackupCodes }: Person) => (hasBackupCodes ? [{}] : [])

/** A code that was written down for the day the phone is lost. */
export const backupCode = strategy({
  name: 'backup_code',
  fields: { prepare: {}, attempt: codeField },
  proves: 'backup_code',
  hashes: true,
  offers: { second_factor: offer, reverification_second: offer },
  async attempt(ctx, subject, { code }) {
    if (!code) return apiError('form_param_missing', { param: 'code' })
    return attemptSecondFactor(ctx, subject, async ({ id }) => {
      const digest = await digestOf(ctx, id, code)
      return (ctx) => spendBackupCode(ctx, id, digest)
    })
  },
})
