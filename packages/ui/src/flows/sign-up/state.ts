import type { View } from '../../view/view.ts'

/** What a sign-up remembers beside what every flow does. */
export interface SignUpState {
  /** When something was last sent: milliseconds since the epoch. */
  sentAt: number
}

export type SignUpView = View<SignUpState>
