import type { Flow } from '@dooryard/protocol'
import { Component } from 'preact'
import { signedInSessions } from '../../model/client.ts'
import { failureOf, fromThrown } from '../../model/errors.ts'
import { Button } from '../../primitives/button.tsx'
import { El } from '../../primitives/element.tsx'
import { Form, type Values } from '../../primitives/form.tsx'
import { Resend } from '../../primitives/resend.tsx'
import { redirectAfter } from '../../urls/redirect-after.ts'
import type { ClerkPort } from '../../view/clerk-port.ts'
import { LEFT } from '../../view/left.ts'
import type { ViewContext } from '../../view/screen.tsx'

export interface WaitingProps {
  flow: Flow | null
  /** Group of texts: `signIn.emailLink`. */
  texts: string
  /** When the link was last sent: milliseconds since the epoch. */
  sentAt: number | undefined
  /** A link is on its way. */
  isSent: boolean
  /** It is too old. */
  isExpired: boolean
  attempt: { path: string; hidden: Values; after?: string }
  prepare: { path: string; hidden: Values; after?: string; onValues: () => unknown }
  /** Until it was opened, or is void. */
  wait(clerk: ClerkPort, signal: AbortSignal): Promise<unknown>
  /** It was opened, or is void: looks at what came of it. */
  onOpened(): unknown
}

/** Waits until the link is opened, and goes on by itself; where no script is, by a button. */
export class Waiting extends Component<WaitingProps> {
  declare context: ViewContext
  #waiting: AbortController | undefined
  /** Sessions that there were before. */
  #known: string[] = []

  override componentDidMount() {
    this.#known = signedInSessions(this.context.at.v.client).map(({ id }) => id)
    this.#look()
  }
  override componentDidUpdate() {
    this.#look()
  }
  override componentWillUnmount() {
    const isWaiting = this.#waiting?.signal.aborted === false
    this.#waiting?.abort()
    const { v } = this.context.at
    const { flow } = this.props
    // It was opened in another tab, and what that one told came before the next look.
    const isIn = signedInSessions(v.client).some(({ id }) => !this.#known.includes(id))
    if (!flow || !isWaiting || !isIn) return
    void v.run('link', async (clerk) => {
      await clerk.navigate(redirectAfter(flow, v))
      return LEFT
    })
  }

  /** As long as there is something to wait for. */
  #look() {
    const { v } = this.context.at
    const { isSent, isExpired } = this.props
    if (!v.live || !v.clerk || !isSent || isExpired || this.#waiting) return
    this.#waiting = new AbortController()
    const { signal } = this.#waiting
    const end = (then: () => unknown) => {
      if (signal.aborted) return
      // A control that waits for an answer comes first.
      if (this.context.at.v.state.busy) return void setTimeout(() => end(then), 200)
      this.#waiting = undefined
      then()
    }
    this.props.wait(v.clerk, signal).then(
      () => end(() => this.props.onOpened()),
      (thrown) =>
        end(() => {
          this.#waiting = new AbortController()
          this.context.at.v.set({ errors: fromThrown(thrown) ?? [failureOf(thrown)] })
        }),
    )
  }

  override render(props: WaitingProps, _state: object, { at: { v } }: ViewContext) {
    const { flow, texts, sentAt, isSent, isExpired, attempt, prepare } = props
    const { onValues, ...asked } = prepare
    if (!v.live && !isSent) {
      return (
        <Form flow={flow} {...asked} onValues={onValues}>
          <Button k="formButtonPrimary" action="resend" t={`${texts}.sendButton`} />
        </Form>
      )
    }
    const resend = () => {
      this.#waiting?.abort()
      this.#waiting = undefined
      return onValues()
    }
    return (
      <>
        <div class="cl-linkWaiting" role="status">
          {isExpired ? (
            <El as="p" k="formHeaderSubtitle" t={`${texts}.expired.subtitle`} />
          ) : (
            <>
              {v.live && <El as="span" k="spinner" aria-hidden="true" />}
              <El as="p" k="formHeaderTitle" t={`${texts}.formTitle`} />
              {v.live && flow && <El as="p" k="formHeaderSubtitle" t={`${texts}.formSubtitle`} />}
            </>
          )}
        </div>
        {!v.live && (
          <Form flow={flow} {...attempt} onValues={() => {}}>
            <Button k="formButtonPrimary" action="attempt" t={`${texts}.continueButton`} />
          </Form>
        )}
        <Form flow={flow} k="resend" {...asked} onValues={resend}>
          <Resend label={`${texts}.resendButton`} sentAt={sentAt} />
        </Form>
      </>
    )
  }
}
