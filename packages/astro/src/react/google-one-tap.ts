import type { GoogleOneTapProps } from '@dooryard/browser'
import { createElement, type ReactElement, useEffect } from 'react'

/** Google's own prompt, for who is not signed in, while this stands in the page. */
export function GoogleOneTap(props: GoogleOneTapProps): ReactElement {
  useEffect(() => {
    if (!import.meta.env.SSR) void import('../client/google-one-tap.ts')
  }, [])
  return createElement('clerk-google-one-tap', { 'data-props': JSON.stringify(props) })
}
