/** A setting is missing or wrong; the message says which and what to do. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

/** Plain errors of the server say what to change; where in it they were thrown helps nobody. Others are faults of ours. */
export function isMistakeOfTheSite(error: unknown): error is Error {
  return error instanceof Error && ['Error', 'ConfigurationError'].includes(error.name)
}
