import type { EmailAddressJSON } from '@dooryard/protocol'
import { camelize } from '../json.ts'
import { remote } from '../remote.ts'
import type { Runtime } from '../runtime.ts'
import type { EmailAddressResource } from '../types/user.ts'
import { createVerification } from './verification.ts'

export function createEmailAddress(runtime: Runtime, json: EmailAddressJSON): EmailAddressResource {
  const email = emailAddressFields(runtime, json) as EmailAddressResource
  return Object.assign(
    email,
    remote<EmailAddressResource>(runtime, 'emailAddress', email, [
      'reload',
      'prepareVerification',
      'attemptVerification',
      'destroy',
    ]),
    { toString: () => email.emailAddress },
  )
}

export function emailAddressFields(runtime: Runtime, json: EmailAddressJSON): object {
  return { ...camelize<object>(json), verification: createVerification(runtime, json.verification) }
}
