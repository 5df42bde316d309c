import { ClerkError } from './clerk-error.ts'
import type { TokenVerificationErrorAction } from './token-verification-error.ts'

/** Why a machine token was refused. Backend API §5.5. */
export const MachineTokenVerificationErrorCode = {
  TokenInvalid: 'token-invalid',
  InvalidSecretKey: 'secret-key-invalid',
  UnexpectedError: 'unexpected-error',
  TokenVerificationFailed: 'token-verification-failed',
} as const
export type MachineTokenVerificationErrorCode =
  (typeof MachineTokenVerificationErrorCode)[keyof typeof MachineTokenVerificationErrorCode]

interface MachineTokenVerificationErrorParams {
  message: string
  code: MachineTokenVerificationErrorCode
  status?: number | undefined
  action?: TokenVerificationErrorAction
  cause?: unknown
}

/** An API key, M2M token or OAuth access token was refused. Backend API §5.5. */
export class MachineTokenVerificationError extends ClerkError {
  static override kind = 'MachineTokenVerificationError'

  declare readonly code: MachineTokenVerificationErrorCode
  readonly status?: number | undefined
  readonly action?: TokenVerificationErrorAction | undefined

  constructor({ message, code, status, action, cause }: MachineTokenVerificationErrorParams) {
    super({ message, code, cause })
    this.status = status
    this.action = action
  }

  /** The message with code and HTTP status, as `authenticateRequest` reports it. */
  getFullMessage(): string {
    return `${this.message} (code=${this.code}, status=${this.status ?? 'n/a'})`
  }
}
