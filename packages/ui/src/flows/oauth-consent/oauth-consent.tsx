import type { OAuthConsentInfo } from '@dooryard/browser'
import { Component, type VNode } from 'preact'
import { common } from '../../messages/common.ts'
import { failureOf, fromThrown, type UIError } from '../../model/errors.ts'
import { El } from '../../primitives/element.tsx'
import { errorText } from '../../primitives/error-text.ts'
import { ALERT, Icon } from '../../primitives/icons.tsx'
import type { FlowModule } from '../../view/flow-module.ts'
import type { ViewContext } from '../../view/screen.tsx'
import { accountOf } from '../user-profile/parts/state.ts'
import { Consent } from './consent.tsx'
import { english } from './messages.ts'
import { type ConsentRequest, givenInfo, infoPath, requestOf } from './request.ts'

/** An application asks to act for who is signed in, who allows or denies it. UI components §2.12. */
export const oauthConsent: FlowModule = {
  english: { ...common, ...english },
  render(v) {
    if (!accountOf(v)) return null
    const request = requestOf(v)
    const given = givenInfo(v)
    return (
      <El k={['cardBox', 'oauthConsent-cardBox']}>
        <El k={['card', 'oauthConsent']}>{contentOf()}</El>
      </El>
    )

    function contentOf(): VNode {
      if (given) return <Consent info={given} />
      if (!request.clientId) return <Refusal t="oauthConsent.clientIdMissing" />
      if (!request.redirectUri) return <Refusal t="oauthConsent.redirectUriMissing" />
      return <Asked key={infoPath(request)} request={request} />
    }
  },
}

interface Asking {
  info?: OAuthConsentInfo | undefined
  error?: UIError
}

/** What the server knows of the application; where it refuses to say, that is all there is. */
class Asked extends Component<{ request: ConsentRequest }, Asking> {
  declare context: ViewContext
  override state: Asking
  /** The server has asked already, and drew what came of it. */
  readonly #wasAsked: boolean

  constructor(props: { request: ConsentRequest }, context: ViewContext) {
    super(props, context)
    const { v } = context.at
    this.state = { info: v.known[infoPath(props.request)] as OAuthConsentInfo | undefined }
    this.#wasAsked = !v.live
  }

  override async componentDidMount() {
    if (this.state.info || this.#wasAsked) return
    const { clientId, scope, redirectUri } = this.props.request
    try {
      const info = await this.context.at.v.clerk!.oauthApplication.getConsentInfo({
        oauthClientId: clientId!,
        ...(scope !== undefined && { scope }),
        ...(redirectUri && { redirectUri }),
      })
      this.setState({ info })
    } catch (thrown) {
      this.setState({ error: fromThrown(thrown)?.[0] ?? failureOf(thrown) })
    }
  }

  override render(_props: { request: ConsentRequest }, { info, error }: Asking) {
    if (info) return <Consent info={info} />
    if (error || this.#wasAsked) return <Refusal error={error} t="unstable__errors.not_available" />
    return (
      <div class="cl-belated" aria-busy="true">
        <El as="span" k="spinner" aria-hidden="true" />
      </div>
    )
  }
}

/** An alert, and nothing to allow. */
function Refusal(
  { error, t }: { error?: UIError | undefined; t: string },
  { at: { v } }: ViewContext,
) {
  return (
    <El k="alert" kid="danger" data-color="danger" role="alert">
      <Icon path={ALERT} class={v.names('alertIcon', 'danger')} />
      <El k="alertText" kid="danger" as="p" dir="auto">
        {error ? errorText(v, error) : v.text(t)}
      </El>
    </El>
  )
}
