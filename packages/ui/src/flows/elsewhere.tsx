import { Component } from 'preact'
import { Card } from '../primitives/card.tsx'
import { PrimaryLink } from '../primitives/primary-link.tsx'
import { LEFT } from '../view/left.ts'
import type { ViewContext } from '../view/screen.tsx'
import { onward } from './task.ts'

/** There is nothing to do here: the way on, taken by itself where the runtime is. */
export class Elsewhere extends Component<{ part: string }> {
  declare context: ViewContext

  override componentDidMount() {
    const { v } = this.context.at
    const next = onward(v)
    // After this drawing: what comes next is drawn anew.
    if ('route' in next) return void queueMicrotask(() => v.go(next.route))
    const { url } = v.location
    const target = new URL(next.href, url)
    if (target.pathname === url.pathname && target.search === url.search) return
    void v.run('leave', async (clerk) => {
      await clerk.navigate(target.href)
      return LEFT
    })
  }

  override render({ part }: { part: string }, _state: object, { at: { v } }: ViewContext) {
    const next = onward(v)
    return (
      <div class="cl-belated">
        <Card part={part} title="unstable__errors.session_exists">
          <PrimaryLink
            href={'href' in next ? next.href : v.location.href(next.route.slice(1))}
            t="formButtonPrimary"
          />
        </Card>
      </div>
    )
  }
}
