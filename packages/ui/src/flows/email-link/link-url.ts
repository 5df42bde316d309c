import { LINK_CALLBACK } from '../../routing/callback-route.ts'
import type { View } from '../../view/view.ts'
import { callbackUrl } from '../social/callback.ts'

/** Where a link leads that was asked for here. */
export const linkUrl = (v: View, after: string): string => callbackUrl(v, after, LINK_CALLBACK)
