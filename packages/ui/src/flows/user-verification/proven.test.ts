import { expect, test } from 'vitest'
import type { ClerkPort } from '../../view/clerk-port.ts'
import { proven } from './proven.ts'

const WANTS_PROOF = { errors: [{ code: 'session_reverification_required' }] }

/** A Clerk object whose visitor proves who they are when they are asked; `meanwhile` happens before they have. */
function clerkOf(session: string, meanwhile: (clerk: { session: { id: string } }) => void) {
  const clerk = {
    session: { id: session },
    __internal_open(_: string, { afterVerification }: { afterVerification(): void }) {
      meanwhile(clerk)
      afterVerification()
    },
  }
  return clerk as unknown as ClerkPort
}

/** A call that is refused until a fresh proof was given; tells for whose session it was made. */
function callOf(clerk: ClerkPort) {
  const made: (string | undefined)[] = []
  const call = async () => {
    made.push(clerk.session?.id)
    if (made.length === 1) throw WANTS_PROOF
    return 'done'
  }
  return { made, call }
}

test('what takes a fresh proof is called again once that was given', async () => {
  const clerk = clerkOf('sess_ada', () => {})
  const { made, call } = callOf(clerk)
  expect(await proven(clerk, call)).toBe('done')
  expect(made).toEqual(['sess_ada', 'sess_ada'])
})

test('a call is never repeated for another account that the page has come to meanwhile', async () => {
  const clerk = clerkOf('sess_ada', (changed) => {
    changed.session = { id: 'sess_bo' }
  })
  const { made, call } = callOf(clerk)
  await expect(proven(clerk, call)).rejects.toEqual({ code: 'reverification_cancelled' })
  expect(made).toEqual(['sess_ada'])
})
