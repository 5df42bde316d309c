import type { Send } from '../connection/http.ts'
import type { WiredCore } from '../core/core.ts'
import { emailAddressMethods } from '../email-address/actions.ts'
import { externalAccountMethods } from '../external-account/actions.ts'
import type { OrganizationMethods } from '../organization/actions.ts'
import { passkeyMethods } from '../passkey/actions.ts'
import { phoneNumberMethods } from '../phone-number/actions.ts'
import { type UserMethods, userMethods } from '../user/actions.ts'

/** The methods of a user and of all that a user has. */
export const accountMethods = (
  core: WiredCore<UserMethods & OrganizationMethods>,
  send: Send,
): UserMethods => ({
  ...userMethods(core, send),
  ...emailAddressMethods(core, send),
  ...externalAccountMethods(core, send),
  ...passkeyMethods(core, send),
  ...phoneNumberMethods(core, send),
})
