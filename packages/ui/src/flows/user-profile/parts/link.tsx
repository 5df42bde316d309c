import { Component } from 'preact'
import { LINK_CALLBACK } from '../../../routing/callback-route.ts'
import { SCREEN_PARAMETER } from '../../../routing/screen-parameter.ts'
import { ownPage } from '../../../urls/own-page.ts'
import type { ClerkPort } from '../../../view/clerk-port.ts'
import type { ViewContext } from '../../../view/screen.tsx'
import { Waiting } from '../../email-link/waiting.tsx'
import { ActionTitle, Cancel, type ScreenProps } from './section.tsx'
import { accountOf, mePath, type ProfileState, type ProfileView } from './state.ts'

const SECTION = 'emailAddresses'
const PAGE = 'userProfile.emailAddressPage'
const TEXTS = `${PAGE}.emailLink`

const addressOf = ({ user }: ClerkPort, id: string) =>
  user!.emailAddresses.find((each) => each.id === id)

/** A profile over another page is gone when the link leads back: then its own page says how it ended. */
function linkUrl(v: ProfileView): string {
  if (!v.modal) return ownPage(v, LINK_CALLBACK).href
  const url = new URL(v.environment.display_config.user_profile_url, v.location.url)
  url.searchParams.set(SCREEN_PARAMETER, LINK_CALLBACK)
  return url.href
}

/** Sends a link as it opens, and waits until that is opened. */
export class ProveByLink extends Component<ScreenProps, { isSent?: boolean; isExpired?: boolean }> {
  declare context: ViewContext<ProfileState & { sentAt?: number }>

  override componentDidMount() {
    // Those without the runtime ask for it themselves.
    if (this.context.at.v.live) void this.#send()
  }

  readonly #send = () => {
    const { v } = this.context.at
    return v.run('resend', async (clerk) => {
      await addressOf(clerk, this.props.about)?.prepareVerification({
        strategy: 'email_link',
        redirectUrl: linkUrl(v),
      })
      this.setState({ isSent: true, isExpired: false })
      v.set({ sentAt: Date.now() })
    })
  }

  readonly #look = () => {
    const { v } = this.context.at
    const { about } = this.props
    return v.run('link', async (clerk) => {
      const status = (await addressOf(clerk, about)?.reload())?.verification.status
      await clerk.user!.reload()
      if (status !== 'verified') return this.setState({ isExpired: true })
      v.set({ screen: null, at: SECTION, done: `${TEXTS}.successMessage` })
    })
  }

  override render(
    { about }: ScreenProps,
    { isSent = false, isExpired = false }: { isSent?: boolean; isExpired?: boolean },
    { at: { v } }: ViewContext<ProfileState & { sentAt?: number }>,
  ) {
    const own = accountOf(v)!.emailAddresses.find(({ id }) => id === about)
    if (!own) return null
    const path = `/email_addresses/${about}`
    const hidden = { strategy: 'email_link' }
    return (
      <>
        <ActionTitle
          title={`${PAGE}.verifyTitle`}
          lines={[v.text(`${TEXTS}.formSubtitle`, { identifier: own.emailAddress })]}
        />
        <Waiting
          flow={null}
          texts={TEXTS}
          sentAt={v.state.sentAt}
          isSent={isSent}
          isExpired={isExpired}
          attempt={{ path: mePath(v, `${path}/attempt_verification`), hidden: {} }}
          prepare={{
            path: mePath(v, `${path}/prepare_verification`),
            after: `verify-email.${about}`,
            hidden,
            onValues: this.#send,
          }}
          wait={async (clerk, signal) => addressOf(clerk, about)?.waitUntilOpened(signal)}
          onOpened={this.#look}
        />
        <Cancel />
      </>
    )
  }
}
