import type { WiredCore } from '../core/core.ts'
import { ClerkRuntimeError } from '../core/errors.ts'
import { leaveForProvider } from '../verification/leave-for-provider.ts'
import type { VerificationResource } from '../verification/types.ts'
import type { Ways } from './actions.ts'
import type { AuthenticateWithPopupParams, LeavingUrls } from './types.ts'

interface Leaving extends Ways {
  core: WiredCore
}

/** Frontend API §8.1, §8.5. */
export async function leave(
  ways: Leaving,
  params: AuthenticateWithPopupParams,
  begin: (urls: LeavingUrls) => Promise<VerificationResource>,
): Promise<void> {
  const { core } = ways
  const { popup } = params
  if (popup === null) {
    throw new ClerkRuntimeError('The browser did not open a window for the provider.', {
      code: 'popup_blocked',
    })
  }
  const absolute = (url: string) => new URL(url, core.platform.href()).href
  const back = {
    redirectUrl: absolute(params.redirectUrl),
    actionCompleteRedirectUrl: absolute(params.redirectUrlComplete),
  }
  leaveForProvider(core, await begin(popup ? popupUrls(core, back) : back), popup)
  if (popup) await untilBack(ways, popup, back)
}

/** The page of the server in which a window ends that was opened for a provider. It tells this page where it is to go on. */
function popupUrls({ baseUrl }: WiredCore, { redirectUrl }: LeavingUrls): LeavingUrls {
  const url = (outcome: string) =>
    `${baseUrl}/v1/popup_callback?return_url=${encodeURIComponent(redirectUrl)}&outcome=${outcome}`
  return { redirectUrl: url('open'), actionCompleteRedirectUrl: url('complete') }
}

/** Name of the channel by which that window reaches this page where it has lost it, as after a page that isolates itself. */
const CHANNEL = 'clerk-popup'
/** Milliseconds. */
const LOOK_AGAIN = 250
const PATIENCE = 1000

/** One window is waited for at a time. */
const waiting = new WeakMap<WiredCore, () => void>()

interface Message {
  session?: string
  return_url?: string
}

function untilBack(
  { core, activate, refresh, navigate }: Leaving,
  popup: Window,
  { actionCompleteRedirectUrl }: LeavingUrls,
): Promise<void> {
  const { platform } = core
  waiting.get(core)?.()

  async function goOn({ session, return_url }: Message) {
    await refresh()
    if (session) await activate({ session, redirectUrl: actionCompleteRedirectUrl })
    else if (return_url) await navigate(return_url)
  }

  return new Promise((resolve, reject) => {
    const hear = (data: unknown) => {
      const message = data as Message | null
      if (!message?.session && !message?.return_url) return
      stop()
      goOn(message).then(resolve, reject)
    }
    const server = new URL(core.baseUrl).origin
    const unlisten = platform.onMessage(({ origin, data }) => origin === server && hear(data))
    const channel = platform.channel(CHANNEL, hear)
    let isOver = false
    const stop = () => {
      isOver = true
      unlisten()
      channel.close()
    }
    waiting.set(core, stop)

    const giveUp = () => {
      // It is listened to further: a page that isolates itself makes its window look closed.
      const code = 'popup_closed'
      reject(new ClerkRuntimeError('The window was closed before the provider answered.', { code }))
    }
    const watch = () => {
      if (isOver) return
      if (popup.closed) platform.after(PATIENCE, giveUp)
      else platform.after(LOOK_AGAIN, watch)
    }
    watch()
  })
}
