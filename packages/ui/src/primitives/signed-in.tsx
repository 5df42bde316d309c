import { Component } from 'preact'
import type { Flow } from '../options/component-props.ts'
import { redirectAfter } from '../urls/redirect-after.ts'
import { LEFT } from '../view/left.ts'
import type { View } from '../view/view.ts'
import { Card } from './card.tsx'
import { PrimaryLink } from './primary-link.tsx'

interface SignedInProps {
  v: View
  part: string
  flow: Flow
}

/** There is nothing to do here for somebody who is signed in: the way on, taken by itself where the runtime is. */
export class SignedIn extends Component<SignedInProps> {
  override componentDidMount() {
    const { v, flow } = this.props
    const { url } = v.location
    const target = new URL(redirectAfter(flow, v), url)
    // Here already: going there again would lead here again.
    if (target.pathname === url.pathname && target.search === url.search) return
    void v.run('leave', async (clerk) => {
      await clerk.navigate(target.href)
      return LEFT
    })
  }

  override render({ v, part, flow }: SignedInProps) {
    return (
      <div class="cl-belated">
        <Card v={v} part={part} title="unstable__errors.session_exists">
          <PrimaryLink v={v} href={redirectAfter(flow, v)} t="formButtonPrimary" />
        </Card>
      </div>
    )
  }
}
