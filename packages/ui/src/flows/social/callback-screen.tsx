import type { Flow } from '@dooryard/protocol'
import { Component } from 'preact'
import { Card, FooterAction } from '../../primitives/card.tsx'
import { El } from '../../primitives/element.tsx'
import type { ViewContext } from '../../view/screen.tsx'

const actions = () => import('./actions.ts')

/** Somebody comes back from a provider. */
export class Callback extends Component<{ flow: Flow }> {
  declare context: ViewContext

  override componentDidMount() {
    const { v } = this.context.at
    const { flow } = this.props
    void v.run('callback', async (clerk) => (await actions()).comeBack(v, clerk, flow))
  }
  override render({ flow }: { flow: Flow }, _state: object, { at: { v } }: ViewContext) {
    return (
      <Card
        part={`${flow}-ssoCallback`}
        title="ssoCallback.title"
        subtitle="ssoCallback.subtitle"
        footer={
          <FooterAction
            id="ssoCallback"
            link="backButton"
            href={v.location.href(v.prefix)}
            onFollow={() => v.go('')}
          />
        }
      >
        {v.state.errors.length === 0 && <El as="span" k="spinner" aria-hidden="true" />}
      </Card>
    )
  }
}
