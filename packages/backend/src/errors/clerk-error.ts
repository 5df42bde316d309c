interface ClerkErrorParams {
  message: string
  code: string
  longMessage?: string
  docsUrl?: string
  cause?: unknown
}

/** What every error of the API layer has: a permanent `code` and the mark `clerkError`. Backend API §1.5. */
export class ClerkError extends Error {
  static kind = 'ClerkError'

  readonly clerkError = true as const
  readonly code: string
  readonly longMessage: string | undefined
  readonly docsUrl: string | undefined

  constructor({ message, code, longMessage, docsUrl, cause }: ClerkErrorParams) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.longMessage = longMessage
    this.docsUrl = docsUrl
    this.name = (new.target as typeof ClerkError).kind
  }
}
