import type { Flow } from '@dooryard/protocol'
import { Component } from 'preact'
import { redirectAfter } from '../urls/redirect-after.ts'
import { LEFT } from '../view/left.ts'
import type { ViewContext } from '../view/screen.tsx'
import { Card } from './card.tsx'
import { PrimaryLink } from './primary-link.tsx'

interface SignedInProps {
  part: string
  flow: Flow
}

/** There is nothing to do here for somebody who is signed in: the way on, taken by itself where the runtime is. */
export class SignedIn extends Component<SignedInProps> {
  declare context: ViewContext
  override componentDidMount() {
    const { flow } = this.props
    const { v } = this.context.at
    const { url } = v.location
    const target = new URL(redirectAfter(flow, v), url)
    // Here already: going there again would lead here again.
    if (target.pathname === url.pathname && target.search === url.search) return
    void v.run('leave', async (clerk) => {
      await clerk.navigate(target.href)
      return LEFT
    })
  }

  override render({ part, flow }: SignedInProps, _state: object, { at: { v } }: ViewContext) {
    return (
      <div class="cl-belated">
        <Card part={part} title="unstable__errors.session_exists">
          <PrimaryLink href={redirectAfter(flow, v)} t="formButtonPrimary" />
        </Card>
      </div>
    )
  }
}
