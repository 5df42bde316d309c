import type { Section } from '../parts/section.tsx'
import { connectedAccounts } from './connected-accounts.tsx'
import { emailAddresses } from './email-addresses.ts'
import { phoneNumbers } from './phone-numbers.ts'
import { profile } from './profile.tsx'
import { username } from './username.tsx'

/** The sections of the first page, in their order. */
export const accountSections: readonly Section[] = [
  profile,
  username,
  emailAddresses,
  phoneNumbers,
  connectedAccounts,
]
