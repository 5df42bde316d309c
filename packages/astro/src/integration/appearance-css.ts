import type { Appearance } from '@dooryard/ui/server'

/** The static part of the global appearance as rules, so that the first paint has it (no style attributes: XSS-3). */
export async function appearanceCss(appearance: unknown): Promise<string> {
  if (!appearance) return ''
  const { appearanceToCss } = await import('@dooryard/ui/server')
  return appearanceToCss(appearance as Appearance)
}
