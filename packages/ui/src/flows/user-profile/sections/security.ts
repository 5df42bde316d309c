import type { Section } from '../parts/section.tsx'
import { activeDevices } from './active-devices.tsx'
import { danger } from './danger.tsx'
import { mfa } from './mfa.tsx'
import { mfaScreens } from './mfa-screens.tsx'
import { passkeys } from './passkeys.tsx'
import { password } from './password.tsx'

/** The sections of the page about security, in their order. */
export const securitySections: readonly Section[] = [
  password,
  passkeys,
  { ...mfa, screens: mfaScreens },
  activeDevices,
  danger,
]
