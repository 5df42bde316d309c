import type { EmailAddressJSON } from '@dooryard/protocol'
import type { Core } from '../core/core.ts'
import { remote } from '../core/remote.ts'
import type { MethodsOf } from '../core/resource.ts'
import { withEmailLinkFlow } from '../verification/email-link-flow.ts'
import { verifiedFields } from '../verification/verification.ts'
import type { EmailAddressMethods } from './actions.ts'
import type { EmailAddressResource } from './types.ts'

export function createEmailAddress(
  core: Core<EmailAddressMethods>,
  json: EmailAddressJSON,
): EmailAddressResource {
  const methods: MethodsOf<EmailAddressResource> = Object.assign(
    withEmailLinkFlow(remote(core, 'emailAddress')),
    { toString: () => email.emailAddress },
  )
  const email = Object.assign(methods, verifiedFields(core, json)) as EmailAddressResource
  return email
}
