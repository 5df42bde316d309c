import type { ClerkErrorJSON } from './errors.ts'

/** Control fields of a form that is posted without the browser runtime. */
export const FormField = {
  /** Path and query of the page that shows the form; the answer leads back there unless the flow is complete. */
  returnTo: '__dooryard_return_to',
  /** Where to go when the flow is complete. */
  completeTo: '__dooryard_complete_to',
  /** Where a way through a provider goes on as the other flow: a sign-in as a sign-up, or the other way round. */
  transferTo: '__dooryard_transfer_to',
  /** The screen within the page's step that shows the form; in the page's address this is its parameter too. */
  screen: '__dooryard_screen',
  /** The component that the form is part of, where a page may have several that send such forms. */
  component: '__dooryard_component',
} as const

export type FormFlow = 'sign_in' | 'sign_up' | 'sign_out' | 'profile' | 'organization' | 'waitlist'

/** How the last form of a client ended; kept by the server for ten minutes so that the page can show it. */
export interface FormFeedback {
  flow: FormFlow
  errors: ClerkErrorJSON[]
  /** The screen that the errors belong to; without one, the step's first. */
  screen?: string
  /** The component whose form it was; without one, any that sends such forms. */
  component?: string
  /** What was typed, by field name; never a password or a code. */
  values: Record<string, string>
  /** What it led to and is shown this once: backup codes. */
  codes?: string[]
}
