import type { ComponentChildren } from 'preact'
import type { ViewContext } from '../view/screen.tsx'
import { El } from './element.tsx'
import { controlAttributes, FieldError } from './field.tsx'

interface CheckboxProps {
  name: string
  /** Localization key of the label; or the label itself, as children. */
  label?: string
  checked?: boolean
  required?: boolean
  children?: ComponentChildren
}

export function Checkbox(
  { name, label, checked, required, children }: CheckboxProps,
  { at: { v } }: ViewContext,
) {
  const { state, ...control } = controlAttributes(v, name)
  return (
    <El k="formFieldRow" kid={name}>
      <El k="formField" kid={name} state={state} data-kind="checkbox">
        <El
          as="input"
          type="checkbox"
          k={['checkbox', 'formFieldCheckboxInput']}
          kid={name}
          state={state}
          {...control}
          value="true"
          defaultChecked={checked}
          required={required}
          aria-required={required}
        />
        <El
          as="label"
          k="formFieldCheckboxLabel"
          kid={name}
          state={state}
          htmlFor={control.id}
          t={label}
        >
          {children}
        </El>
        <FieldError name={name} />
      </El>
    </El>
  )
}
