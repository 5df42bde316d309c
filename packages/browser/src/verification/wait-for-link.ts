import type { VerificationJSON } from '@dooryard/protocol'
import type { Outlook } from '../platform/platform.ts'

/** Milliseconds between looks: at first, later, and while nobody sees the page. */
const FIRST = 1000
const LAST = 4000
const UNSEEN = 8000

type Proof = Pick<VerificationJSON, 'status' | 'expire_at'> | null | undefined

/**
 * Looks until a link was opened or is void: every second, less often as time passes and while nobody sees the page, at once
 * when somebody does. Once `signal` ends it, nothing comes of it any more. Frontend API §3.7.
 *
 * @throws {ClerkAPIResponseError} when the server refuses.
 */
export async function waitForLink(
  platform: Pick<Outlook, 'after' | 'isVisible' | 'now' | 'onWake'>,
  look: () => Promise<Proof>,
  signal?: AbortSignal,
): Promise<void> {
  let delay = FIRST
  let lost = 0
  while (!signal?.aborted) {
    const proof = await look().catch((error: { status?: number }) => {
      const { status } = error
      // Opened this very moment: the browser has another token by now, which the next look brings along.
      const isPassing = !status || status === 429 || status >= 500 || (status === 404 && !lost++)
      if (!isPassing) throw error
      return undefined
    })
    const { status, expire_at: end } = proof ?? {}
    if (signal?.aborted) break
    if (/^(verified|expired|transferable)$/.test(status ?? '')) return
    // A clock that goes wrong ends nothing early.
    if (proof && end && platform.now() > end + 60_000) return
    await pause(platform, platform.isVisible() ? delay : UNSEEN)
    delay = Math.min(LAST, delay * 1.1)
  }
  return new Promise(() => {})
}

const pause = ({ after, onWake }: Pick<Outlook, 'after' | 'onWake'>, delay: number) =>
  new Promise<void>((resolve) => {
    const stop = [after(delay, () => end()), onWake(() => end())]
    function end() {
      for (const undo of stop) undo()
      resolve()
    }
  })
