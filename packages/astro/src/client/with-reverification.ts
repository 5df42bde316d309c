import { type ReverificationLevel, resolveReverification } from '@dooryard/protocol'
import { startPage } from './runtime.ts'

/**
 * Makes a function that does the same as `call` and, where the answer is that the session has to be verified once more, asks
 * the visitor over the page to prove that it is them, and calls again when they have. Understood are what
 * `reverificationErrorResponse()`, `reverificationError()` and `auth.protect({ reverification })` say, as a response of
 * `fetch` or as the result of an Action, and refusals of the Clerk object (`user.delete()`).
 *
 * ```ts
 * const transfer = withReverification((amount: number) => actions.transfer({ amount }))
 * const { data, error } = await transfer(10)
 * ```
 *
 * It calls again once, and never for another account than the one that the first call was made for.
 *
 * @throws with `code` `reverification_cancelled` when the visitor closes the question, and whatever `call` throws.
 */
export function withReverification<Given extends unknown[], Answer>(
  call: (...given: Given) => Promise<Answer>,
): (...given: Given) => Promise<Answer> {
  return async (...given) => {
    const page = await startPage()
    const asking = page.session()?.id
    const first = await outcomeOf(() => call(...given))
    const wanted = await wantedBy(first)
    // Whoever is not signed in has nothing to prove.
    if (!wanted || !asking) return first()
    const { prove } = await import('./prove.ts')
    await prove(asking, wanted.level)
    return call(...given)
  }
}

/** How a call ended: what gives its answer, or throws what it threw. */
async function outcomeOf<Answer>(call: () => Promise<Answer>): Promise<() => Answer> {
  try {
    const answer = await call()
    return () => answer
  } catch (thrown) {
    return () => {
      throw thrown
    }
  }
}

/** Which proof is wanted; null: none. */
async function wantedBy(
  outcome: () => unknown,
): Promise<{ level: ReverificationLevel | undefined } | null> {
  try {
    const answer = outcome()
    if (!(answer instanceof Response)) return hintIn(answer) ?? hintIn((answer as Hint)?.data)
    if (answer.status !== 403) return null
    return hintIn(await answer.clone().json())
  } catch (thrown) {
    const { errors = [] } = thrown as { errors?: { code?: string }[] }
    const isRefusal = errors.some(({ code }) => code === 'session_reverification_required')
    return isRefusal ? { level: undefined } : null
  }
}

interface Hint {
  clerk_error?: { reason?: unknown; metadata?: { reverification?: unknown } }
  /** An Action wraps what its handler returns. */
  data?: Hint
}

function hintIn(answer: unknown) {
  const { clerk_error: error } = (answer ?? {}) as Hint
  if (error?.reason !== 'reverification-error') return null
  return { level: resolveReverification(error.metadata?.reverification)?.level }
}
