import type { EmailAddressJSON } from '@dooryard/protocol'
import { emailAddressFields } from '../resources/email-address.ts'
import type { Runtime } from '../runtime.ts'
import type { EmailAddressResource } from '../types/user.ts'
import type { RequestOptions } from './http.ts'
import { resourceOf } from './resource-of.ts'

async function send(
  runtime: Runtime,
  email: EmailAddressResource,
  step: string,
  body?: object,
  method: RequestOptions['method'] = 'POST',
): Promise<EmailAddressResource> {
  const actions = await runtime.actions()
  const answer = await actions.send(`/me/email_addresses/${email.id}${step}`, {
    method,
    body,
    takesClient: true,
  })
  if (method === 'DELETE') return email
  return Object.assign(email, emailAddressFields(runtime, resourceOf<EmailAddressJSON>(answer)))
}

/** Frontend API §3.10. */
export const emailAddress = {
  reload: (runtime: Runtime, email: EmailAddressResource) =>
    send(runtime, email, '', undefined, 'GET'),
  prepareVerification: (runtime: Runtime, email: EmailAddressResource, params: object) =>
    send(runtime, email, '/prepare_verification', params),
  attemptVerification: (
    runtime: Runtime,
    email: EmailAddressResource,
    { code }: { code: string },
  ) => send(runtime, email, '/attempt_verification', { code }),
  destroy: async (runtime: Runtime, email: EmailAddressResource) =>
    void (await send(runtime, email, '', undefined, 'DELETE')),
}
