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
