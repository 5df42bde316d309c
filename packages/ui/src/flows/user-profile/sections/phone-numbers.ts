import { PHONE_FIELD } from '../parts/phone-field.ts'
import { identifications } from './identifications.tsx'

/** The phone numbers of a person. One that is a second factor stands here too, and is never the primary one. */
export const phoneNumbers = identifications({
  id: 'phoneNumbers',
  attribute: 'phone_number',
  screen: 'phone',
  group: 'userProfile.start.phoneNumbersSection',
  page: 'userProfile.phoneNumberPage',
  texts: { hint: 'infoText', codeLine: 'verifySubtitle', verified: 'successMessage' },
  field: PHONE_FIELD,
  path: '/phone_numbers',
  strategy: 'phone_code',
  list: ({ phoneNumbers }) =>
    phoneNumbers.map((number) => ({
      ...number,
      text: number.phoneNumber,
      isApart: number.reservedForSecondFactor,
    })),
  primaryOf: ({ primaryPhoneNumberId }) => primaryPhoneNumberId,
  // What is the last thing that they are found by, the server keeps.
  isRemovable: () => true,
  find: ({ user }, id) => user!.phoneNumbers.find((each) => each.id === id),
  create: ({ user }, phoneNumber) => user!.createPhoneNumber({ phoneNumber }),
  primary: 'primaryPhoneNumberId',
  primaryField: 'primary_phone_number_id',
})
