import type { PasswordSettingsJSON } from '@dooryard/protocol'

/** The bound that clients keep whatever the settings say. Frontend API §4.1.2. */
const MIN_LENGTH = 8

/** Apart from the other rules: every screen with a field may have to tell it. */
export const shortestPassword = ({ min_length }: PasswordSettingsJSON): number =>
  Math.max(min_length || 0, MIN_LENGTH)
