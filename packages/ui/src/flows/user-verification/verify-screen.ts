import { hasCode } from '../../model/errors.ts'
import { screenHref } from '../../primitives/links.tsx'
import type { View } from '../../view/view.ts'

/** The screen on which those without the runtime prove again that it is them. */
export const VERIFY = 'verify'

/** Where they go on then, in the address of that screen. */
const BACK = '__dooryard_back'

/** The way there, for who was refused for want of a fresh proof. Undefined: nobody was, or the runtime asks by itself. */
export function verifyHref(v: View): string | undefined {
  if (v.live || !hasCode(v.state.errors, 'session_reverification_required')) return undefined
  const back = v.state.screen ?? v.route
  const url = new URL(screenHref(v, VERIFY), v.location.url)
  if (back) url.searchParams.set(BACK, back)
  return url.pathname + url.search
}

/** The screen that they came from. */
export function backHref(v: View): string {
  const url = new URL(v.location.url)
  const back = url.searchParams.get(BACK)
  url.searchParams.delete(BACK)
  return screenHref({ ...v, location: { ...v.location, url } }, back ?? undefined)
}
