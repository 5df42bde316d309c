import { fromThrown, hasCode } from '../../../model/errors.ts'
import type { ClerkPort } from '../../../view/clerk-port.ts'
import type { FlowState } from '../../../view/view.ts'
import type { ProfileState, ProfileView } from './state.ts'

interface Act {
  /** Name of the control. */
  name: string
  /** Where it is told how that ended. */
  section: string
  /** Key of the sentence that it is done. */
  done?: string
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

/**
 * Calls, and where that takes a fresh proof, calls again when it was given. Frontend API §5.5. Not for another account that the
 * page came to meanwhile: nobody asked for that.
 */
export async function proven<Answer>(
  clerk: ClerkPort,
  call: () => Promise<Answer>,
): Promise<Answer> {
  const asking = clerk.session?.id
  try {
    return await call()
  } catch (thrown) {
    if (!hasCode(fromThrown(thrown), 'session_reverification_required')) throw thrown
    await proof(clerk)
    if (clerk.session?.id !== asking) throw { code: 'reverification_cancelled' }
    return call()
  }
}

const proof = (clerk: ClerkPort) =>
  new Promise<void>((resolve, reject) => {
    const open = clerk.__internal_openReverification({
      afterVerification: resolve,
      afterVerificationCancelled: () => reject({ code: 'reverification_cancelled' }),
    })
    // What cannot be fetched cannot be waited for.
    Promise.resolve(open).catch(reject)
  })
