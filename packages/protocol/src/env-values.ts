/**
 * What a variable of the environment says, without what files and shells leave around it: blanks, a line end, a pair of
 * quotes. Undefined when that is nothing.
 */
export function envText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  const quoted = /^(["'`])([\s\S]*)\1$/.exec(text)
  return (quoted ? quoted[2]!.trim() : text) || undefined
}

/** What a variable says that stands for yes or no; null when it is neither. */
export function envFlag(text: string | undefined): boolean | null {
  if (text === undefined || /^(false|0|no|off)$/i.test(text)) return false
  return /^(true|1|yes|on)$/i.test(text) ? true : null
}
