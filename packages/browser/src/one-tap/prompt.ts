import type { WiredPage } from '../page/page.ts'
import { goOn } from '../page/redirect-callback.ts'
import { authenticate } from './authenticate.ts'
import { type GoogleAccounts, googleAccounts } from './google.ts'
import type { GoogleOneTapProps } from './types.ts'

interface Open {
  props: GoogleOneTapProps
  /** Where it opened. */
  href: string
  accounts?: GoogleAccounts
  unlisten(): void
}

/** The prompt of each page, if it is open; a page shows one. */
const open = new WeakMap<WiredPage, Open>()

/** What Google was told last: it wants to be told once. */
const told = new WeakMap<GoogleAccounts, { page: WiredPage; options: string }>()

/**
 * Shows Google’s prompt to who is not signed in, and goes on with its answer. What keeps it from being shown is told to
 * developers alone: the page has other ways to sign in.
 */
export async function openPrompt(page: WiredPage, props: GoogleOneTapProps): Promise<void> {
  closePrompt(page)
  if (page.session() !== null) return
  const unlisten = page.addListener(({ session }) => session && closePrompt(page), {
    skipInitialEmit: true,
  })
  const mine: Open = { props, href: page.platform.href(), unlisten }
  open.set(page, mine)
  const isMine = () => open.get(page) === mine
  try {
    await (await page.actions()).loadEnvironment()
    const { google_one_tap_client_id: clientId } = page.environment!.display_config
    if (!clientId) return warnOnce(page, NO_CLIENT)
    const accounts = await googleAccounts(page.options.nonce)
    if (!isMine()) return
    mine.accounts = accounts
    introduce(page, accounts, clientId)
    accounts.prompt((moment) => {
      if (isMine() && moment.isSkippedMoment?.()) closePrompt(page)
    })
  } catch (error) {
    warnOnce(page, `${NOT_SHOWN} ${(error as Error).message}`)
  }
}

export function closePrompt(page: WiredPage): void {
  const closed = open.get(page)
  open.delete(page)
  closed?.unlisten()
  closed?.accounts?.cancel()
}

function introduce(page: WiredPage, accounts: GoogleAccounts, clientId: string): void {
  const { props } = open.get(page)!
  const options = {
    client_id: clientId,
    auto_select: false,
    cancel_on_tap_outside: props.cancelOnTapOutside ?? true,
    itp_support: props.itpSupport ?? true,
    use_fedcm_for_prompt: props.fedCmSupport ?? true,
  }
  const text = JSON.stringify(options)
  const before = told.get(accounts)
  if (before?.page === page && before.options === text) return
  told.set(accounts, { page, options: text })
  const callback = ({ credential }: { credential: string }) => void answer(page, credential)
  accounts.initialize({ ...options, callback })
}

async function answer(page: WiredPage, token: string): Promise<void> {
  const { props = {}, href = page.platform.href() } = open.get(page) ?? {}
  const { signInForceRedirectUrl, signUpForceRedirectUrl } = props
  closePrompt(page)
  try {
    const attempt = await authenticate(page, { token })
    await goOn(page, attempt, {
      ...(signInForceRedirectUrl && { signInForceRedirectUrl }),
      ...(signUpForceRedirectUrl && { signUpForceRedirectUrl }),
      signInFallbackRedirectUrl: href,
      signUpFallbackRedirectUrl: href,
    })
  } catch (error) {
    console.error(error)
  }
}

const NOT_SHOWN = 'Google One Tap is not shown.'
const NO_CLIENT =
  `${NOT_SHOWN} It needs a client id of Google: set clientId and clientSecret of social.google, or ` +
  'DOORYARD_SOCIAL_GOOGLE_CLIENT_ID and DOORYARD_SOCIAL_GOOGLE_CLIENT_SECRET.'

const warned = new Set<string>()

function warnOnce({ instanceType }: WiredPage, text: string): void {
  if (instanceType !== 'development' || warned.has(text)) return
  warned.add(text)
  console.warn(text)
}
