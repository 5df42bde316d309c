import type { Appearance } from '../appearance/types.ts'
import type { Localization } from '../messages/translate.ts'

/** The load options that components read. UI components §1.8. */
export interface UIOptions {
  appearance?: Appearance
  localization?: Localization
  signInUrl?: string
  signUpUrl?: string
  userProfileUrl?: string
  waitlistUrl?: string
  afterSignOutUrl?: string | null
  afterMultiSessionSingleSignOutUrl?: string | null
  signInForceRedirectUrl?: string | null
  signInFallbackRedirectUrl?: string | null
  signUpForceRedirectUrl?: string | null
  signUpFallbackRedirectUrl?: string | null
  allowedRedirectOrigins?: readonly (string | RegExp)[]
  /** Pages for what a session has to do, by its key. */
  taskUrls?: Readonly<Partial<Record<string, string>>>
  supportEmail?: string
  nonce?: string
}
