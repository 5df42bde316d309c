import { activeSession, nameOf } from '../../model/client.ts'
import { CodeInput } from '../../primitives/code-input.tsx'
import { Field } from '../../primitives/field.tsx'
import { Username } from '../../primitives/username.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import { screens } from './screens.ts'

/** What is typed to prove who one is; nothing where a device is asked. */
export function ProofFields({ strategy }: { strategy: string }, { at: { v } }: ViewContext) {
  const { texts, field } = screens[strategy]!
  const user = activeSession(v.client)?.user
  const shared = { required: true, focused: true }
  if (field === 'code') return <CodeInput label={`${texts}.formTitle`} />
  if (field === 'words') {
    return <Field name="code" label="formFieldLabel__backupCode" autoComplete="off" {...shared} />
  }
  return field === 'password' ? (
    <>
      <Username value={(user && (user.emailAddresses[0]?.emailAddress ?? nameOf(user))) ?? ''} />
      <Field
        name="password"
        type="password"
        label="formFieldLabel__password"
        autoComplete="current-password"
        {...shared}
      />
    </>
  ) : null
}
