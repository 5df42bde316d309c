import type { ComponentType } from 'preact'
import type { ScreenProps, Section } from '../parts/section.tsx'
import { activeDevices } from './active-devices.tsx'
import { danger } from './danger.tsx'
import { MFA, mfa } from './mfa.tsx'
import { passkeys } from './passkeys.tsx'
import { password } from './password.tsx'

/** The sections of the page about security, in their order. */
export const securitySections: readonly Section[] = [password, passkeys, mfa, activeDevices, danger]

/** The same, with forms of two-step verification, which come when one is opened. */
export const withMfa = (screens: Record<string, ComponentType<ScreenProps>>): Section[] =>
  securitySections.map((section) => (section.id === MFA ? { ...section, screens } : section))
