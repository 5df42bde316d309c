import type { FieldProps } from '../../../primitives/field.tsx'

export const PHONE_FIELD: FieldProps = {
  name: 'phoneNumber',
  label: 'formFieldLabel__phoneNumber',
  autoComplete: 'tel',
  inputMode: 'tel',
  maxLength: 64,
}
