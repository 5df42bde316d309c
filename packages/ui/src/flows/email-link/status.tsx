import type { Flow } from '@dooryard/protocol'
import { Card, FooterAction } from '../../primitives/card.tsx'
import { El } from '../../primitives/element.tsx'
import { ALERT, Icon } from '../../primitives/icons.tsx'
import { OnArrival } from '../../primitives/on-arrival.tsx'
import { PrimaryLink } from '../../primitives/primary-link.tsx'
import { redirectAfter } from '../../urls/redirect-after.ts'
import type { ViewContext } from '../../view/screen.tsx'
import { outcomeOf } from './outcome.ts'

const DONE = 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM5.5 8.200l1.800 1.800 3.400-3.700'

const actions = () => import('./actions.ts')

/** Where a link has led: on, back to the page that waits, or why not. UI components §2.1. */
export function LinkStatus({ flow }: { flow: Flow }, { at: { v } }: ViewContext) {
  const outcome = outcomeOf(v)
  const texts = `${flow}.emailLink.${outcome}`
  const isGood = outcome === 'verified' || outcome === 'verifiedSwitchTab'
  const goesOn = outcome === 'verified'
  return (
    <Card
      part={`${flow}-emailLinkStatus`}
      title={`${texts}.title`}
      subtitle={`${texts}.subtitle`}
      footer={
        !isGood && (
          <FooterAction
            id="emailLinkStatus"
            link="backButton"
            href={v.location.href(v.prefix)}
            onFollow={() => v.go('')}
          />
        )
      }
    >
      <El k="verificationLinkStatusBox">
        <El k="verificationLinkStatusIconBox" data-color={isGood ? 'success' : 'danger'}>
          <Icon path={isGood ? DONE : ALERT} class={v.names('verificationLinkStatusIcon')} />
        </El>
      </El>
      {goesOn && (
        <>
          <OnArrival
            act={() => v.run('verify', async (clerk) => (await actions()).goOn(v, clerk, flow))}
          />
          <PrimaryLink href={redirectAfter(flow, v)} t="formButtonPrimary" />
        </>
      )}
    </Card>
  )
}
