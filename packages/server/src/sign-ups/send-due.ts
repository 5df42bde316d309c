import type { Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { strategiesAt } from '../strategies/index.ts'
import type { Asker } from '../strategies/strategy.ts'
import { userViewContext } from '../users/view.ts'
import type { SignUpFacts } from './facts.ts'
import { prepareVerification } from './prepare.ts'
import { signUpJSON } from './view.ts'

const verifying = strategiesAt('sign_up').filter(({ prepare }) => prepare)

/** Where no script asks for the code or the link, it is sent by itself. Tells whether one was due. */
export async function sendDue(
  ctx: Context,
  visitor: Visitor,
  { facts, asker }: { facts: SignUpFacts; asker: Asker },
): Promise<boolean> {
  const { verifications, missing_fields } = signUpJSON(userViewContext(ctx), facts)
  const { email_address: email, phone_number: phone } = verifications
  const proof = [email, phone].find((one) => one?.next_action)
  const strategy = verifying.find(({ name }) => proof?.supported_strategies.includes(name))
  const isDue = proof?.next_action === 'needs_prepare' && missing_fields.length === 0
  if (!strategy || !isDue) return false
  await prepareVerification(ctx, visitor, { facts, strategy, asker })
  return true
}
