import { identifications } from './identifications.tsx'

/** The addresses of a person: where codes and notices go, and what one signs in with. */
export const emailAddresses = identifications({
  id: 'emailAddresses',
  attribute: 'email_address',
  screen: 'email',
  group: 'userProfile.start.emailAddressesSection',
  page: 'userProfile.emailAddressPage',
  texts: {
    hint: 'formHint',
    codeLine: 'emailCode.formSubtitle',
    verified: 'emailCode.successMessage',
  },
  field: {
    name: 'emailAddress',
    label: 'formFieldLabel__emailAddress',
    autoComplete: 'email',
    inputMode: 'email',
    maxLength: 320,
  },
  path: '/email_addresses',
  strategy: 'email_code',
  list: ({ emailAddresses }) =>
    emailAddresses.map((address) => ({ ...address, text: address.emailAddress })),
  primaryOf: ({ primaryEmailAddressId }) => primaryEmailAddressId,
  isRemovable: ({ emailAddresses, primaryEmailAddressId }, { id }) =>
    emailAddresses.length > 1 && id !== primaryEmailAddressId,
  find: ({ user }, id) => user!.emailAddresses.find((each) => each.id === id),
  create: ({ user }, email) => user!.createEmailAddress({ email }),
  primary: 'primaryEmailAddressId',
  primaryField: 'primary_email_address_id',
})
