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
