import type { ComponentChildren } from 'preact'
import type { View } from '../view/view.ts'
import { El } from './element.tsx'
import { controlAttributes, FieldError } from './field.tsx'

interface CheckboxProps {
  v: View
  name: string
  /** Localization key of the label; or the label itself, as children. */
  label?: string
  checked?: boolean
  required?: boolean
  children?: ComponentChildren
}

export function Checkbox({ v, name, label, checked, required, children }: CheckboxProps) {
  const { state, ...control } = controlAttributes(v, name)
  return (
    <El v={v} k="formFieldRow" kid={name}>
      <El v={v} k="formField" kid={name} state={state} data-kind="checkbox">
        <El
          v={v}
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
          v={v}
          as="label"
          k="formFieldCheckboxLabel"
          kid={name}
          state={state}
          htmlFor={control.id}
          t={label}
        >
          {children}
        </El>
        <FieldError v={v} name={name} />
      </El>
    </El>
  )
}
