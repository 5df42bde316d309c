import type { Send } from '../connection/http.ts'
import type { Core } from '../core/core.ts'
import { identificationMethods } from '../verification/identification.ts'
import type { PhoneNumberResource } from './types.ts'

export type PhoneNumberMethods = ReturnType<typeof phoneNumberMethods>

/** Frontend API §3.10. */
export function phoneNumberMethods(core: Core, send: Send) {
  const { methods, change } = identificationMethods<PhoneNumberResource>(core, send, {
    path: '/me/phone_numbers',
    sent: ({ phoneNumber }) => ({ phoneNumber }),
  })
  return {
    phoneNumber: {
      ...methods,
      prepareVerification: (number: PhoneNumberResource) =>
        change(number, '/prepare_verification', 'POST', { strategy: 'phone_code' }),
      setReservedForSecondFactor: (
        number: PhoneNumberResource,
        { reserved }: { reserved: boolean },
      ) => change(number, '', 'PATCH', { reservedForSecondFactor: reserved }),
      makeDefaultSecondFactor: (number: PhoneNumberResource) =>
        change(number, '', 'PATCH', { defaultSecondFactor: true }),
    },
  }
}
