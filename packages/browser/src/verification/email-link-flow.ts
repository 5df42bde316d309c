import type { EmailLinkFlow } from './types.ts'

type Starts<Params, Resource> = {
  startEmailLink(params: Params, signal: AbortSignal): Promise<Resource>
}

/** Adds the two halves of a flow by a link: what asks for it and waits, and what ends the waiting. */
export const withEmailLinkFlow = <Params, Resource, Far extends Starts<Params, Resource>>(
  far: Far & Starts<Params, Resource>,
) =>
  Object.assign(far, {
    createEmailLinkFlow(): EmailLinkFlow<Params, Resource> {
      let waiting: AbortController | undefined
      return {
        startEmailLinkFlow(params) {
          waiting?.abort()
          waiting = new AbortController()
          return far.startEmailLink(params, waiting.signal)
        },
        cancelEmailLinkFlow: () => waiting?.abort(),
      }
    },
  })
