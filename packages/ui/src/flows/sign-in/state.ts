import { SCREEN_PARAMETER } from '../../routing/screen-parameter.ts'
import type { View } from '../../view/view.ts'

/** What a sign-in remembers beside what every flow does. */
export interface SignInState {
  /** The way that was picked instead of the first choice. */
  strategy: string | null
  /** When something was last sent: milliseconds since the epoch. */
  sentAt: number
}

export type SignInView = View<SignInState>

/** The way that was picked, here or, where no script runs, by a link. */
export const pickedBy = ({ state, location }: SignInView): string | null =>
  state.strategy === undefined ? location.url.searchParams.get(SCREEN_PARAMETER) : state.strategy
