import type { ClerkPort } from '../../../view/clerk-port.ts'
import type { FlowState } from '../../../view/view.ts'
import { proven } from '../../user-verification/proven.ts'
import type { ProfileState, ProfileView } from './state.ts'

interface Act {
  /** Name of the control. */
  name: string
  /** Where it is told how that ended. */
  section: string
  /** Key of the sentence that it is done. */
  done?: string | undefined
  /** What the screen shows then; default: the page without the form. */
  after?: Partial<FlowState & ProfileState>
}

/** Does what a control of the profile does; where that takes a fresh proof, the visitor is asked for one, and it goes on by itself. */
export const act = (
  v: ProfileView,
  { name, section, done, after = { screen: null } }: Act,
  call: (clerk: ClerkPort) => Promise<unknown>,
): Promise<void> =>
  v.run(name, async (clerk) => {
    v.set({ at: section, done: null })
    const answer = await proven(clerk, () => call(clerk))
    if (answer !== undefined && typeof answer === 'symbol') return answer
    v.set({ values: {}, done: done ?? null, ...after })
    return answer
  })
