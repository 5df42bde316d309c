import type { Appearance } from '@dooryard/ui/server'

/** The static part of the global appearance as rules, so that the first paint has it (no style attributes: XSS-3). */
export async function appearanceStyles(appearance: unknown) {
  if (!appearance) return { appearanceCss: '', cssLayerName: undefined }
  const { appearanceToCss, layerName } = await import('@dooryard/ui/server')
  return {
    appearanceCss: appearanceToCss(appearance as Appearance),
    cssLayerName: layerName(appearance as Appearance),
  }
}
