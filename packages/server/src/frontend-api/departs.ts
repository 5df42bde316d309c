import { openDeparture } from '../verifications/departure.ts'
import type { VerificationRow } from '../verifications/table.ts'
import type { Call } from './call.ts'
import { type Reply, redirect } from './reply.ts'

/** A form without JavaScript goes to the provider at once; a script is told where that is. */
export function departs(
  { ctx, isForm }: Pick<Call, 'ctx' | 'isForm'>,
  verification: VerificationRow | null,
): Reply | null {
  const departure = verification && openDeparture(verification, ctx.keys.providerKey)
  // Of the settings, and not of the request: the one address that leads to another site.
  return isForm && departure ? redirect(departure.url, 303) : null
}
