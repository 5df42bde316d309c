/** How a link ended that led nowhere. */
export const EmailLinkErrorCodeStatus = {
  Expired: 'expired',
  Failed: 'failed',
  ClientMismatch: 'client_mismatch',
} as const

/** A link of a mail has led to this page, and nothing came of it. `code`: one of `EmailLinkErrorCodeStatus`. */
export class EmailLinkError extends Error {
  readonly code: string

  constructor(code: string) {
    super(code)
    this.name = 'EmailLinkError'
    this.code = code
  }
}

export const isEmailLinkError = (error: unknown): error is EmailLinkError =>
  (error as Error | null)?.name === 'EmailLinkError'

/** Something went wrong in the browser. `code` is permanent, the text is not. */
export class ClerkRuntimeError extends Error {
  readonly clerkError = true
  readonly clerkRuntimeError = true
  readonly code: string

  constructor(message: string, options: { code: string; cause?: unknown }) {
    super(message, { cause: options.cause })
    this.name = 'ClerkRuntimeError'
    this.code = options.code
  }
}
