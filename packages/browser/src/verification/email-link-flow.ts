import type { EmailLinkFlow } from './types.ts'

/** The two halves of a flow by a link: what asks for it and waits, and what ends the waiting. */
export function emailLinkFlow<Params, Resource>(
  start: (params: Params, signal: AbortSignal) => Promise<Resource>,
): EmailLinkFlow<Params, Resource> {
  let waiting: AbortController | undefined
  return {
    startEmailLinkFlow(params) {
      waiting?.abort()
      waiting = new AbortController()
      return start(params, waiting.signal)
    },
    cancelEmailLinkFlow: () => waiting?.abort(),
  }
}
