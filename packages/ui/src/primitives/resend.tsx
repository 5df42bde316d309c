import { Component } from 'preact'
import type { ViewContext } from '../view/screen.tsx'
import { Button } from './button.tsx'

const WAIT_SECONDS = 30

interface ResendProps {
  /** Localization key of the button. */
  label: string
  /** When the last one was sent: milliseconds since the epoch. */
  sentAt: number | undefined
}

/** Asks for another code; after each one there is a pause, counted down on the button. */
export class Resend extends Component<ResendProps> {
  #timer: ReturnType<typeof setInterval> | undefined

  override componentDidMount() {
    this.#timer = setInterval(() => this.forceUpdate(), 1000)
  }

  override componentWillUnmount() {
    clearInterval(this.#timer)
  }

  override render({ label, sentAt }: ResendProps, _state: object, { at: { v } }: ViewContext) {
    const left = sentAt ? Math.ceil(WAIT_SECONDS - (Date.now() - sentAt) / 1000) : 0
    return (
      <Button
        k="formResendCodeLink"
        action="resend"
        variant="link"
        data-localization-key={label}
        disabled={left > 0 || undefined}
      >
        {v.text(label)}
        {left > 0 && ` (${left})`}
      </Button>
    )
  }
}
