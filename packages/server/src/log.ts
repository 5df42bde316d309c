/** Where the server reports to. It is never given a secret, a token or a code of a production instance (SEC-7). */
export interface Logger {
  info(message: string): void
  warn(message: string): void
  error(message: string, error?: unknown): void
}

export const consoleLogger: Logger = {
  info: (message) => console.info(`[dooryard] ${message}`),
  warn: (message) => console.warn(`[dooryard] ${message}`),
  error: (message, error) => console.error(`[dooryard] ${message}`, error ?? ''),
}
