import type { Screens, Section } from '../parts/section.tsx'
import { activeDevices } from './active-devices.tsx'
import { connectedAccounts } from './connected-accounts.tsx'
import { danger } from './danger.tsx'
import { emailAddresses } from './email-addresses.ts'
import { mfa } from './mfa.tsx'
import { passkeys } from './passkeys.tsx'
import { password } from './password.tsx'
import { phoneNumbers } from './phone-numbers.ts'
import { profile } from './profile.tsx'
import { username } from './username.tsx'

/** The sections of both pages, in their order. */
export const sections: readonly Section[] = [
  ...[profile, username, emailAddresses, phoneNumbers, connectedAccounts],
  ...[password, passkeys, mfa, activeDevices, danger],
]

/** The same with more forms, by section. */
export const withScreens = (more: Record<string, Screens>): Section[] =>
  sections.map((section) => ({ ...section, screens: { ...section.screens, ...more[section.id] } }))
