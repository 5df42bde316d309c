import { Component, createRef } from 'preact'
import type { View } from '../view.ts'
import { El } from './element.tsx'
import { fieldError, forgetError } from './feedback.tsx'
import { autoFocus, controlAttributes, FieldError } from './field.tsx'

const LENGTH = 6

/** Milliseconds that a refused code stays in its cells. */
const READING_TIME = 1200

/** Digits of Latin, full-width and Arabic keyboards; the last four bits of each are its value. */
const digitsOf = (text: string) =>
  text.replace(/[０-９٠-٩۰-۹]/g, (digit) => `${digit.charCodeAt(0) & 15}`).replace(/\D/g, '')

interface CodeInputProps {
  v: View
  /** Localization key of the label. */
  label: string
}

/**
 * One real input in front of six drawn cells: autofill, paste, backspace and screen readers work as in any input, and
 * its digits stand in the cells by letter spacing alone, so it needs no runtime. Sends its form when it is full.
 */
export class CodeInput extends Component<CodeInputProps, { length?: number }> {
  readonly #input = createRef<HTMLInputElement>()
  /** Runs while a refused code stands to be read. */
  #reading: ReturnType<typeof setTimeout> | undefined

  override componentDidUpdate(before: CodeInputProps) {
    const { v } = this.props
    // What was typed before the page was alive.
    if (v.live && !before.v.live) this.#typed()
    const refusal = fieldError(v, 'code')
    if (!refusal || refusal === fieldError(before.v, 'code')) return
    if (this.#input.current!.value.length === LENGTH) {
      this.#reading = setTimeout(() => this.#empty(), READING_TIME)
    }
  }

  override componentWillUnmount() {
    clearTimeout(this.#reading)
  }

  override render({ v, label }: CodeInputProps, { length = 0 }: { length?: number }) {
    const { state, ...control } = controlAttributes(v, 'code')
    return (
      <El v={v} k="otpCodeField" state={state}>
        <El v={v} as="label" k="formFieldLabel" kid="code" htmlFor={control.id} t={label} />
        <El v={v} k="otpCodeFieldInputs">
          <El v={v} k="otpCodeFieldInputContainer">
            <input
              ref={this.#input}
              {...control}
              class="cl-otpCodeInput"
              type="text"
              inputMode="numeric"
              autoComplete="one-time-code"
              pattern="[0-9]*"
              minLength={LENGTH}
              maxLength={v.live ? undefined : LENGTH}
              required
              aria-required="true"
              spellcheck={false}
              readOnly={v.state.busy !== null}
              data-testid="otp-input"
              // biome-ignore lint/a11y/noAutofocus: the screen asks for this and nothing else
              autoFocus={autoFocus(v, 'code', true)}
              onPaste={(event) => this.#pasted(event)}
              onInput={({ isComposing }) => isComposing || this.#typed()}
              onCompositionEnd={() => this.#typed()}
            />
            {Array.from({ length: LENGTH }, (_, index) => (
              <El
                v={v}
                key={index}
                k={['input', 'otpCodeFieldInput']}
                state={v.live && index === Math.min(length, LENGTH - 1) && 'active'}
                data-testid="otp-input-segment"
                aria-hidden="true"
              />
            ))}
          </El>
        </El>
        <El v={v} k="otpCodeFieldErrorText">
          <FieldError v={v} name="code" />
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

  /** A whole code takes the place of what is there, wherever the caret is. */
  #pasted(event: ClipboardEvent) {
    const digits = digitsOf(event.clipboardData?.getData('text') ?? '')
    if (digits.length < LENGTH || this.props.v.state.busy) return
    event.preventDefault()
    this.#empty()
    this.#input.current!.value = digits
    this.#typed()
  }

  #typed() {
    const input = this.#input.current!
    const all = digitsOf(input.value)
    // Typed behind a refused code: it makes room.
    const digits = all.slice(this.#reading && all.length > LENGTH ? LENGTH : 0).slice(0, LENGTH)
    clearTimeout(this.#reading)
    this.#reading = undefined
    if (digits !== input.value) input.value = digits
    if (digits) forgetError(this.props.v, 'code')
    this.setState({ length: digits.length })
    if (digits.length === LENGTH) input.form?.requestSubmit()
  }
}
