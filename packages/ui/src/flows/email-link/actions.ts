import type { Flow } from '@dooryard/protocol'
import { redirectAfter } from '../../urls/redirect-after.ts'
import type { ClerkPort } from '../../view/clerk-port.ts'
import { LEFT } from '../../view/left.ts'
import type { View } from '../../view/view.ts'
import { goToStep } from '../social/actions.ts'

/** A link was opened in the browser that asked for it: out of the component, or on to what is left to do. */
export async function goOn(v: View, clerk: ClerkPort, flow: Flow): Promise<unknown> {
  let isLeft = false
  await clerk.handleEmailLinkVerification(
    { redirectUrlComplete: redirectAfter(flow, v), redirectUrl: 'next' },
    () => {
      isLeft = true
    },
  )
  if (!isLeft) return LEFT
  const isSecond = clerk.client!.signIn.status === 'needs_second_factor'
  return goToStep(v, clerk, isSecond ? 'factor-two' : 'continue')
}
