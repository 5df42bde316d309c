/** A setting is missing or wrong; the message says which and what to do. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}
