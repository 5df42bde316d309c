import type { VerificationJSON } from '@dooryard/protocol'
import { resourceOf } from '../connection/answer.ts'
import type { Method, Send } from '../connection/http.ts'
import type { Core } from '../core/core.ts'
import { verifiedFields } from './verification.ts'

interface Kind<Own> {
  /** Path of the Frontend API. */
  path: string
  /** What is sent of one that is added. */
  sent: (own: Own) => object
}

/** What addresses and numbers of the user have in common. Frontend API §3.10. */
export function identificationMethods<Own extends { id: string }>(
  core: Core,
  send: Send,
  { path, sent }: Kind<Own>,
) {
  const call = (step: string, method: Method, body?: object) =>
    send(path + step, { method, body, takesClient: true })
  const show = (own: Own, answer: Awaited<ReturnType<typeof call>>): Own =>
    Object.assign(
      own,
      verifiedFields(core, resourceOf<{ verification: VerificationJSON | null }>(answer)),
    )
  const change = async (own: Own, step: string, method: Method, body?: object) =>
    show(own, await call(`/${own.id}${step}`, method, body))

  return {
    change,
    methods: {
      create: async (own: Own) => show(own, await call('', 'POST', sent(own))),
      reload: (own: Own) => change(own, '', 'GET'),
      attemptVerification: (own: Own, { code }: { code: string }) =>
        change(own, '/attempt_verification', 'POST', { code }),
      destroy: async ({ id }: Own) => void (await call(`/${id}`, 'DELETE')),
    },
  }
}
