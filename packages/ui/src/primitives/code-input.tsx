import { Component, createRef } from 'preact'
import type { View } from '../view.ts'
import { El } from './element.tsx'
import { fieldError, forgetError } from './feedback.tsx'
import { autoFocus, controlAttributes, FieldError } from './field.tsx'

const LENGTH = 6

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

  override componentDidUpdate(before: CodeInputProps) {
    const refusal = fieldError(this.props.v, 'code')
    if (!refusal || refusal === fieldError(before.v, 'code')) return
    // A refused code is in the way of the next one.
    this.#input.current!.value = ''
    this.setState({ length: 0 })
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
              maxLength={LENGTH}
              required
              aria-required="true"
              spellcheck={false}
              readOnly={v.state.busy !== null}
              data-testid="otp-input"
              // biome-ignore lint/a11y/noAutofocus: the screen asks for this and nothing else
              autoFocus={autoFocus(v, 'code', true)}
              onInput={(event) => this.#typed(event.currentTarget)}
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

  #typed(input: HTMLInputElement) {
    const digits = input.value.replace(/\D/g, '')
    if (digits !== input.value) input.value = digits
    forgetError(this.props.v, 'code')
    this.setState({ length: digits.length })
    if (digits.length === LENGTH) input.form?.requestSubmit()
  }
}
