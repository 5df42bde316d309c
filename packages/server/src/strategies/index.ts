import { emailCode, resetPasswordEmailCode } from './email-code.ts'
import { password } from './password.ts'
import type { Strategy } from './strategy.ts'
import { ticket } from './ticket.ts'

/** Every way to prove who one is. A new one is a file and a line here. */
export const strategies = {
  password,
  email_code: emailCode,
  reset_password_email_code: resetPasswordEmailCode,
  ticket,
} satisfies Record<string, Strategy>

export type StrategyName = keyof typeof strategies

export const strategyNames = Object.keys(strategies) as StrategyName[]
