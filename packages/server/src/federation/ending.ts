import type { Context } from '../context.ts'
import type { ApiError } from '../http/api-error.ts'

/** How a way through a provider ended. */
export interface Ending {
  /** Nothing is left to do. */
  isComplete: boolean
  /** The client's new token. */
  token: string | null
  /** What it may go on as. */
  transfer?: 'sign_in' | 'sign_up'
}

export const PROVEN = ({ clock }: Pick<Context, 'clock'>) =>
  ({ status: 'verified', verified_at: clock.now(), error: null }) as const

export const errorJSON = ({ errors }: ApiError): string => JSON.stringify(errors[0])
