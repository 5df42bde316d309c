import type { PhoneNumberJSON } from '@dooryard/protocol'
import type { Core } from '../core/core.ts'
import { remote } from '../core/remote.ts'
import type { MethodsOf } from '../core/resource.ts'
import { verifiedFields } from '../verification/verification.ts'
import type { PhoneNumberMethods } from './actions.ts'
import type { PhoneNumberResource } from './types.ts'

export function createPhoneNumber(
  core: Core<PhoneNumberMethods>,
  json: PhoneNumberJSON,
): PhoneNumberResource {
  const methods: MethodsOf<PhoneNumberResource> = Object.assign(remote(core, 'phoneNumber'), {
    toString: () => number.phoneNumber,
  })
  const number = Object.assign(methods, verifiedFields(core, json)) as PhoneNumberResource
  return number
}
