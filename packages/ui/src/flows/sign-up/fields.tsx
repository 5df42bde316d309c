import { snakeCase } from '@dooryard/protocol'
import { El } from '../../primitives/element.tsx'
import { Field, type FieldProps } from '../../primitives/field.tsx'
import { NewPassword } from '../../primitives/new-password.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import { LegalConsent } from './legal-consent.tsx'
import { UseAccount } from './sign-in-link.tsx'
import type { SignUpField } from './start-fields.ts'

interface FieldsProps {
  fields: SignUpField[]
}

/** The controls for what a sign-up asks, in their order; the two parts of a name share a row. */
export function Fields({ fields }: FieldsProps) {
  const names = fields.filter(({ name }) => name === 'firstName' || name === 'lastName')
  const others = fields.filter((field) => !names.includes(field))
  const first = fields[0]?.name
  return (
    <>
      {names.length > 0 && (
        <El k="formFieldRow" kid="name">
          {names.map((field) => (
            <One key={field.name} field={field} focused={field.name === first} />
          ))}
        </El>
      )}
      {others.map((field) => (
        <One key={field.name} field={field} focused={field.name === first} />
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
  phoneNumber: { autoComplete: 'tel', inputMode: 'tel' },
}

function One(
  { field, focused }: { field: SignUpField; focused: boolean },
  { at: { v } }: ViewContext,
) {
  const { name, required } = field
  if (name === 'legalAccepted') return <LegalConsent />
  const label = `formFieldLabel__${name}`
  if (name === 'password') {
    return <NewPassword label={label} required={required} focused={focused} />
  }
  const { query } = v.location
  const signUp = v.client?.signUp
  const fromTicket = name === 'emailAddress' && query.has('__clerk_ticket') && signUp?.emailAddress
  return (
    <Field
      name={name}
      label={label}
      required={required}
      optional={!required && !fromTicket}
      focused={focused}
      readOnly={Boolean(fromTicket)}
      value={
        v.state.values[name] ??
        (fromTicket || v.props.initialValues?.[name] || query.get(snakeCase(name)) || undefined)
      }
      remedy={name === 'emailAddress' && <UseAccount field={name} />}
      {...kinds[name]}
    />
  )
}
