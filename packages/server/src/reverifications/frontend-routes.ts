import { requireLiveBrowserSession } from '../clients/browser-session.ts'
import { noteSessions } from '../clients/state.ts'
import type { Call } from '../frontend-api/call.ts'
import { wrapped } from '../frontend-api/reply.ts'
import { changing, type Route, reading, route } from '../frontend-api/route.ts'
import { choice, optional, required } from '../http/fields.ts'
import { unusedFields } from '../sign-ins/frontend-routes.ts'
import { fieldsTo, strategyAmong } from '../strategies/fields.ts'
import { attemptReverification } from './attempt.ts'
import { loadFacts, type ReverificationFacts, strategiesOf } from './facts.ts'
import { prepareReverification } from './prepare.ts'
import { startReverification } from './start.ts'
import { reverificationJSON } from './view.ts'

const shared = { ...changing, method: 'POST', caller: 'client', form: 'profile' } as const

const firstFactors = strategiesOf('needs_first_factor')
const secondFactors = strategiesOf('needs_second_factor')

const attempt = (
  step: 'first_factor' | 'second_factor',
  strategies: ReturnType<typeof strategiesOf>,
  locks: readonly 'user.locked'[] = [],
) =>
  route({
    ...shared,
    path: `/client/sessions/:id/verify/attempt_${step}`,
    rate: 'attempt',
    audit: ['session.reverified', 'session.factor_refused', ...locks],
    body: { strategy: required(strategyAmong(strategies)), ...fieldsTo('attempt', strategies) },
    async handle(call) {
      const { ctx, visitor, body: input } = call
      const facts = await begun(call)
      const needs = `needs_${step}` as const
      const done = await attemptReverification(ctx, visitor, { facts, input, needs })
      // The token says how fresh a proof is.
      noteSessions(call.browser)
      return reply(call, done)
    },
  })

const prepare = (
  step: 'first_factor' | 'second_factor',
  strategies: ReturnType<typeof strategiesOf>,
) =>
  route({
    ...shared,
    path: `/client/sessions/:id/verify/prepare_${step}`,
    rate: 'create',
    audit: null,
    body: {
      strategy: required(strategyAmong(strategies)),
      ...fieldsTo('prepare', strategies),
      ...unusedFields,
    },
    async handle(call) {
      const { ctx, visitor, body: input } = call
      const facts = await begun(call)
      const needs = `needs_${step}` as const
      return reply(call, await prepareReverification(ctx, visitor, { facts, input, needs }))
    },
  })

/** Frontend API §3.9, §5.5. */
export const reverificationRoutes: Route[] = [
  // Where one that was begun stands: for pages without the runtime.
  route({
    ...reading,
    caller: 'client',
    path: '/client/sessions/:id/verify',
    impersonator: 'must_not',
    handle: async (call) => reply(call, await begun(call)),
  }),
  route({
    ...shared,
    path: '/client/sessions/:id/verify',
    rate: 'account',
    audit: null,
    body: { level: optional(choice(['first_factor', 'second_factor', 'multi_factor'])) },
    async handle(call) {
      const { ctx, browser, params, body } = call
      const own = await requireLiveBrowserSession(ctx, browser, params.id!)
      return reply(call, await startReverification(ctx, own, body.level ?? 'second_factor'))
    },
  }),
  prepare('first_factor', firstFactors),
  prepare('second_factor', secondFactors),
  attempt('first_factor', firstFactors),
  attempt('second_factor', secondFactors, ['user.locked']),
]

async function begun({ ctx, browser, params }: Call): Promise<ReverificationFacts> {
  return loadFacts(ctx, await requireLiveBrowserSession(ctx, browser, params.id!))
}

function reply({ ctx }: Call, facts: ReverificationFacts) {
  const json = reverificationJSON(ctx, facts)
  return wrapped(json, { complete: json.status === 'complete' })
}
