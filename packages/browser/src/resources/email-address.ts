import type { EmailAddressJSON } from '@dooryard/protocol'
import { camelize } from '../json.ts'
import { type Runtime, unwrap } from '../runtime.ts'
import type { EmailAddressResource } from '../types/user.ts'
import { createVerification } from './verification.ts'

export function createEmailAddress(runtime: Runtime, json: EmailAddressJSON): EmailAddressResource {
  const email = {} as EmailAddressResource
  const apply = (json: EmailAddressJSON) =>
    Object.assign(email, camelize<object>(json), {
      verification: createVerification(runtime, json.verification),
    })
  const call = async (step: string, body?: object, method: 'GET' | 'POST' | 'DELETE' = 'POST') =>
    unwrap<EmailAddressJSON>(
      await runtime.send(`/me/email_addresses/${json.id}${step}`, {
        method,
        ...(body && { body }),
        takesClient: true,
      }),
    )

  return Object.assign(apply(json), {
    reload: async () => apply(await call('', undefined, 'GET')),
    prepareVerification: async (params: object) =>
      apply(await call('/prepare_verification', params)),
    attemptVerification: async ({ code }: { code: string }) =>
      apply(await call('/attempt_verification', { code })),
    destroy: async () => void (await call('', undefined, 'DELETE')),
    toString: () => email.emailAddress,
  }) as EmailAddressResource
}
