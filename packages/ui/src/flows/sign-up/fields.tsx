import { snake } from '../../model/case.ts'
import { El } from '../../primitives/element.tsx'
import { Field, type FieldProps } from '../../primitives/field.tsx'
import { NewPassword } from '../../primitives/new-password.tsx'
import type { View } from '../../view/view.ts'
import { LegalConsent } from './legal-consent.tsx'
import { UseAccount } from './sign-in-link.tsx'
import type { SignUpField } from './start-fields.ts'

interface FieldsProps {
  v: View
  fields: SignUpField[]
}

/** The controls for what a sign-up asks, in their order; the two parts of a name share a row. */
export function Fields({ v, fields }: FieldsProps) {
  const names = fields.filter(({ name }) => name === 'firstName' || name === 'lastName')
  const others = fields.filter((field) => !names.includes(field))
  const first = fields[0]?.name
  return (
    <>
      {names.length > 0 && (
        <El v={v} k="formFieldRow" kid="name">
          {names.map((field) => (
            <One key={field.name} v={v} field={field} focused={field.name === first} />
          ))}
        </El>
      )}
      {others.map((field) => (
        <One key={field.name} v={v} field={field} focused={field.name === first} />
      ))}
    </>
  )
}

const kinds: Record<
  Exclude<SignUpField['name'], 'password' | 'legalAccepted'>,
  Pick<FieldProps, 'autoComplete' | 'inputMode'>
> = {
  firstName: { autoComplete: 'given-name' },
  lastName: { autoComplete: 'family-name' },
  username: { autoComplete: 'username' },
  emailAddress: { autoComplete: 'email', inputMode: 'email' },
}

function One({ v, field, focused }: { v: View; field: SignUpField; focused: boolean }) {
  const { name, required } = field
  if (name === 'legalAccepted') return <LegalConsent v={v} />
  const label = `formFieldLabel__${name}`
  if (name === 'password') {
    return <NewPassword v={v} label={label} required={required} focused={focused} />
  }
  const { query } = v.location
  const signUp = v.client?.signUp
  const fromTicket = name === 'emailAddress' && query.has('__clerk_ticket') && signUp?.emailAddress
  return (
    <Field
      v={v}
      name={name}
      label={label}
      required={required}
      optional={!required}
      focused={focused}
      readOnly={Boolean(fromTicket)}
      value={
        v.state.values[name] ??
        (fromTicket || v.props.initialValues?.[name] || query.get(snake(name)) || undefined)
      }
      remedy={name === 'emailAddress' && <UseAccount v={v} field={name} />}
      {...kinds[name]}
    />
  )
}
