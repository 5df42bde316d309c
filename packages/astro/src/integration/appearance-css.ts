import type { Appearance } from '@dooryard/ui/server'

/** What to tell about an appearance that says what nobody reads. */
export async function appearanceNotices(appearance: unknown): Promise<string[]> {
  if (!appearance) return []
  const { unknownVariables } = await import('@dooryard/ui/server')
  return unknownVariables(appearance as Appearance)
}

/** The static part of the global appearance as rules, so that the first paint has it (no style attributes: XSS-3). */
export async function appearanceStyles(appearance: unknown) {
  if (!appearance) return { appearanceCss: '', cssLayerName: undefined }
  const { appearanceToCss, layerName } = await import('@dooryard/ui/server')
  return {
    appearanceCss: appearanceToCss(appearance as Appearance),
    cssLayerName: layerName(appearance as Appearance),
  }
}
