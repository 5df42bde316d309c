import type { ViewContext } from '../view/screen.tsx'
import type { View } from '../view/view.ts'
import { Field } from './field.tsx'
import type { Values } from './form.tsx'
import { NewPassword } from './new-password.tsx'

interface PasswordTwiceProps {
  name: 'password' | 'newPassword'
  focused?: boolean
}

/** A password in the place of another, typed twice; without the runtime nobody would compare, and it is asked for once. */
export function PasswordTwice(
  { name, focused = true }: PasswordTwiceProps,
  { at: { v } }: ViewContext,
) {
  return (
    <>
      <NewPassword name={name} label="formFieldLabel__newPassword" focused={focused} />
      {v.live && (
        <Field
          name="confirmPassword"
          type="password"
          label="formFieldLabel__confirmPassword"
          autoComplete="new-password"
          required
        />
      )}
    </>
  )
}

/** Whether it was typed alike; if not, the screen says so. */
export function isAlike(v: View, { confirmPassword, ...values }: Values): boolean {
  if ((values.newPassword ?? values.password) === confirmPassword) return true
  const text = v.text('formFieldError__notMatchingPasswords')
  v.set({ errors: [{ code: 'not_matching', text, field: 'confirmPassword', meta: {} }] })
  return false
}
