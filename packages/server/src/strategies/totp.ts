import { apiError } from '../http/api-error.ts'
import { spendTotp } from '../totps/spend-totp.ts'
import { attemptSecondFactor } from './second-factor.ts'
import { type Person, strategy } from './strategy.ts'
import { codeField, typedDigits } from './typed-code.ts'

const offer = (_: unknown, { hasTotp }: Person) => (hasTotp ? [{}] : [])

/** A code of an authenticator app. */
export const totp = strategy({
  name: 'totp',
  fields: { prepare: {}, attempt: codeField },
  proves: 'authenticator_app',
  offers: { second_factor: offer, reverification_second: offer },
  async attempt(ctx, subject, { code }) {
    if (!code) return apiError('form_param_missing', { param: 'code' })
    return attemptSecondFactor(
      ctx,
      subject,
      async ({ id }) =>
        (ctx) =>
          spendTotp(ctx, id, typedDigits(code)),
    )
  },
})
