import type { ErrorCode } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { type ApiError, apiError } from '../http/api-error.ts'

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

/** A proof that is good, and belongs to the other side: it may be transferred. Frontend API §5.4. */
export const TRANSFERABLE = ({ clock }: Pick<Context, 'clock'>, code: ErrorCode) =>
  ({ status: 'transferable', verified_at: clock.now(), error: errorJSON(apiError(code)) }) as const

export const errorJSON = ({ errors }: ApiError): string => JSON.stringify(errors[0])
