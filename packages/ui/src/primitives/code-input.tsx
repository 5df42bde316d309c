import { digitsOf } from '@dooryard/protocol'
import { Component, createRef } from 'preact'
import type { ViewContext } from '../view/screen.tsx'
import type { View } from '../view/view.ts'
import { El } from './element.tsx'
import { fieldError, forgetError } from './feedback.tsx'
import { autoFocus, controlAttributes, FieldError } from './field.tsx'

const LENGTH = 6

/** Milliseconds that a refused code stays in its cells. */
const READING_TIME = 1200

interface CodeInputProps {
  /** Localization key of the label. */
  label: string
}

/**
 * One real input in front of six drawn cells: autofill, paste, backspace and screen readers work as in any input, and
 * its digits stand in the cells by letter spacing alone, so it needs no runtime. Sends its form when it is full.
 */
export class CodeInput extends Component<CodeInputProps, { length?: number }> {
  declare context: ViewContext
  readonly #input = createRef<HTMLInputElement>()
  /** What it last showed. */
  #drawn: View = (this as Component).context.at.v
  /** Runs while a refused code stands to be read. */
  #reading: ReturnType<typeof setTimeout> | undefined

  override componentDidUpdate() {
    const { v } = this.context.at
    const before = this.#drawn
    this.#drawn = v
    // What was typed before the page was alive.
    if (v.live && !before.live) this.#typed()
    const refusal = fieldError(v, 'code')
    if (!refusal || refusal === fieldError(before, 'code')) return
    if (this.#input.current!.value.length === LENGTH) {
      this.#reading = setTimeout(() => this.#empty(), READING_TIME)
    }
  }

  override componentWillUnmount() {
    clearTimeout(this.#reading)
  }

  override render({ label }: CodeInputProps, { length = 0 }, { at: { v } }: ViewContext) {
    const { state, ...control } = controlAttributes(v, 'code')
    return (
      <El k="otpCodeField" state={state}>
        <El as="label" k="formFieldLabel" kid="code" htmlFor={control.id} t={label} />
        <El k="otpCodeFieldInputs">
          <El k="otpCodeFieldInputContainer">
            <input
              ref={this.#input}
              {...control}
              class="cl-otpCodeInput"
              type="text"
              inputMode="numeric"
              autoComplete="one-time-code"
              minLength={LENGTH}
              required
              aria-required="true"
              spellcheck={false}
              readOnly={v.state.busy !== null}
              data-testid="otp-input"
              // biome-ignore lint/a11y/noAutofocus: the screen asks for this and nothing else
              autoFocus={autoFocus(v, 'code', true)}
              onPaste={(event) => this.#pasted(event)}
              onInput={({ isComposing, data }) => isComposing || this.#typed(data)}
              onCompositionEnd={() => this.#typed()}
            />
            {Array.from({ length: LENGTH }, (_, index) => (
              <El
                key={index}
                k={['input', 'otpCodeFieldInput']}
                state={v.live && index === Math.min(length, LENGTH - 1) && 'active'}
                data-testid="otp-input-segment"
                aria-hidden="true"
              />
            ))}
          </El>
        </El>
        <El k="otpCodeFieldErrorText">
          <FieldError name="code" />
        </El>
      </El>
    )
  }

  /** A refused code is in the way of the next one. */
  #empty() {
    if (!this.#reading) return
    clearTimeout(this.#reading)
    this.#reading = undefined
    this.#input.current!.value = ''
    this.setState({ length: 0 })
  }

  #pasted(event: ClipboardEvent) {
    const text = event.clipboardData?.getData('text') ?? ''
    if (digitsOf(text).length < LENGTH || this.context.at.v.state.busy) return
    event.preventDefault()
    this.#empty()
    this.#typed(text)
  }

  /** `data`: what was put in at once; a whole code takes the place of what is there. */
  #typed(data: string | null = null) {
    const input = this.#input.current!
    const put = digitsOf(data ?? '')
    const all = put.length < LENGTH ? digitsOf(input.value) : put
    // Typed behind a refused code: it makes room.
    const digits = all.slice(this.#reading && all.length > LENGTH ? LENGTH : 0).slice(0, LENGTH)
    clearTimeout(this.#reading)
    this.#reading = undefined
    if (digits !== input.value) input.value = digits
    if (digits) forgetError(this.context.at.v, 'code')
    this.setState({ length: digits.length })
    if (digits.length === LENGTH) input.form?.requestSubmit()
  }
}
