import {
  Component,
  type ComponentChildren,
  type InputHTMLAttributes,
  type TargetedInputEvent,
} from 'preact'
import type { Tokens } from '../messages/translate.ts'
import type { ViewContext } from '../view/screen.tsx'
import type { View } from '../view/view.ts'
import { El } from './element.tsx'
import { errorText } from './error-text.ts'
import { fieldError, forgetError } from './feedback.tsx'
import { ALERT, Icon } from './icons.tsx'

export interface FieldProps
  extends Pick<
    InputHTMLAttributes,
    'inputMode' | 'placeholder' | 'readOnly' | 'onInput' | 'maxLength' | 'tabIndex'
  > {
  /** Field id in camel case. UI components §3.5, F. */
  name: string
  /** Localization key of the label. */
  label: string
  /** What is filled into that. */
  tokens?: Tokens
  type?: 'text' | 'password'
  autoComplete: InputHTMLAttributes['autoComplete']
  required?: boolean
  optional?: boolean
  focused?: boolean
  value?: string | undefined
  /** The only thing that may be typed: without the runtime the browser compares, and nothing of it is sent. */
  only?: string
  /** A link beside the label. */
  action?: ComponentChildren
  /** What to know before typing; an error takes its place. */
  hint?: ComponentChildren
  /** After an error: the way on. */
  remedy?: ComponentChildren
}

/** Label, control, and below it one line that says what to know or what is wrong. */
export function Field(props: FieldProps, { at: { v } }: ViewContext) {
  const { name, label, tokens, type = 'text', optional, action, hint, remedy } = props
  const error = fieldError(v, name)
  const state = error && 'error'
  const id = fieldId(v, name)
  return (
    <El k="formFieldRow" kid={name}>
      <El k="formField" kid={name} state={state}>
        <El k="formFieldLabelRow" kid={name} state={state}>
          <El
            as="label"
            k="formFieldLabel"
            kid={name}
            state={state}
            htmlFor={id}
            t={label}
            tokens={tokens}
          />
          {optional && (
            <El as="span" k="formFieldHintText" kid={name} t="formFieldHintText__optional" />
          )}
          {action}
        </El>
        {type === 'password' ? <Password {...props} /> : <Input {...props} />}
        <FieldError name={name} remedy={remedy} />
        {!error && hint && (
          <El as="p" k="formFieldInfoText" kid={name} id={`${id}-hint`}>
            {hint}
          </El>
        )}
      </El>
    </El>
  )
}

/** What is wrong at a field; a live region that is always there, so that it is read out when it fills. */
export function FieldError(
  { name, remedy }: Pick<FieldProps, 'name' | 'remedy'>,
  { at: { v } }: ViewContext,
) {
  const error = fieldError(v, name)
  return (
    <div class="cl-errorRegion" aria-live="polite">
      {error && (
        <El
          as="p"
          k="formFieldErrorText"
          kid={name}
          state="error"
          id={errorId(v, name)}
          data-testid="form-feedback-error"
        >
          <Icon path={ALERT} />
          <span dir="auto">
            {errorText(v, error)} {remedy}
          </span>
        </El>
      )}
    </div>
  )
}

const fieldId = (v: View, name: string): string => `${name}-field${v.suffix}`
const errorId = (v: View, name: string): string => `error-${name}${v.suffix}`

/** Attributes that tie a control to its label, hint and error. */
export function controlAttributes(v: View, name: string, hint?: unknown) {
  const error = fieldError(v, name)
  const id = fieldId(v, name)
  return {
    id,
    name,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error ? errorId(v, name) : hint ? `${id}-hint` : undefined,
    state: error && ('error' as const),
  }
}

/** Of patterns. */
const SYNTAX = /[\\^$.*+?()[\]{}|/]/g

function Input(props: FieldProps & { shown?: boolean }, { at: { v } }: ViewContext) {
  const { name, type = 'text', required, focused, value, hint, shown } = props
  const { autoComplete, inputMode, placeholder, readOnly, onInput, maxLength, tabIndex, only } =
    props
  return (
    <El
      as="input"
      k={['input', 'formFieldInput']}
      kid={name}
      {...controlAttributes(v, name, hint)}
      {...(only && !v.live && { name: undefined, pattern: only.replace(SYNTAX, '\\$&') })}
      type={shown ? 'text' : type}
      defaultValue={type === 'password' ? undefined : (value ?? v.state.values[name])}
      required={required}
      aria-required={required}
      autoComplete={autoComplete}
      autoFocus={autoFocus(v, name, focused)}
      {...{ inputMode, placeholder, maxLength, tabIndex }}
      onInput={(event) => {
        forgetError(v, name)
        onInput?.(event as TargetedInputEvent<HTMLInputElement>)
      }}
      // What waits for an answer stays focused, but is not typed into.
      readOnly={readOnly || v.state.busy !== null}
      data-locked={readOnly || undefined}
      autoCapitalize="none"
      spellcheck={false}
    />
  )
}

/** The field at fault comes first, else the one the screen asks for. */
export function autoFocus(
  v: View,
  name: string,
  focused: boolean | undefined,
): boolean | undefined {
  if (v.appearance.options.autoFocus === false || v.live) return undefined
  const invalid = v.state.errors.find((error) => error.field)
  return (invalid ? invalid.field === name : focused) || undefined
}

const EYE =
  'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8ZM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z'
const EYE_OFF = `${EYE}M2.5 2.5l11 11`

class Password extends Component<FieldProps, { shown?: boolean }> {
  override render(props: FieldProps, { shown }: { shown?: boolean }, { at: { v } }: ViewContext) {
    return (
      <El k="formFieldInputGroup">
        <Input {...props} shown={shown === true} />
        {v.live && (
          <El
            as="button"
            type="button"
            k="formFieldInputShowPasswordButton"
            tabIndex={props.tabIndex}
            aria-label={v.text(
              shown ? 'formFieldAction__hidePassword' : 'formFieldAction__showPassword',
            )}
            onClick={() => this.setState({ shown: !shown })}
          >
            <Icon path={shown ? EYE_OFF : EYE} class={v.names('formFieldInputShowPasswordIcon')} />
          </El>
        )}
      </El>
    )
  }
}
