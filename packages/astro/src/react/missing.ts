import { type Gap, gapText } from '@dooryard/protocol'
import { createElement, Fragment, type ReactElement } from 'react'

// biome-ignore lint/suspicious/noExplicitAny: what these components will take is for the versions that have them
type AnyProps = Record<string, any>
type Component = (props: AnyProps) => ReactElement

/** A component of a later version: it can be imported and rendered, and says which gap it is. */
function missing(name: string, gap: Gap): Component {
  const note = `<${name} />: ${gapText(gap)}`
  let isTold = false
  return () => {
    if (!isTold) console.warn(`not_available: ${note}`)
    isTold = true
    return createElement(Fragment, null, import.meta.env?.DEV && note)
  }
}

export const OAuthConsent = /* @__PURE__ */ missing('OAuthConsent', 'oauth-applications')
