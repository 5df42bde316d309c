import { Component } from 'preact'
import type { ViewContext } from '../view/screen.tsx'
import type { View } from '../view/view.ts'
import { Field } from './field.tsx'
import { brokenRules } from './password-rules.ts'

interface NewPasswordProps {
  /** Default: `password`. */
  name?: string
  label: string
  required?: boolean
  focused?: boolean
}

/** A password that is being chosen: one quiet line says what it still needs. */
export class NewPassword extends Component<NewPasswordProps, { typed?: string }> {
  override render(
    { name = 'password', label, required = true, focused = false }: NewPasswordProps,
    _state: object,
    { at: { v } }: ViewContext,
  ) {
    return (
      <Field
        name={name}
        type="password"
        label={label}
        autoComplete="new-password"
        required={required}
        optional={!required}
        focused={focused}
        hint={this.#hint(v)}
        onInput={(event) => this.setState({ typed: event.currentTarget.value })}
      />
    )
  }

  #hint(v: View) {
    const { typed = '' } = this.state
    const texts = 'unstable__errors.passwordComplexity'
    const broken = brokenRules(typed, v.environment.user_settings.password_settings)
    // No praise: only the server knows which passwords everybody uses.
    if (!broken.length) return v.text('formFieldHintText__newPassword')
    const { locale } = v.options.localization ?? {}
    const needs = new Intl.ListFormat(locale ?? 'en', { type: 'conjunction' })
    const list = needs.format(
      broken.map(({ key, length }) => v.text(`${texts}.${key}`, { length })),
    )
    return `${v.text(`${texts}.sentencePrefix`)} ${list}.`
  }
}
