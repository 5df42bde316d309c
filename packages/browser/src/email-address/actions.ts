import type { EmailAddressJSON } from '@dooryard/protocol'
import { resourceOf } from '../connection/answer.ts'
import type { Method, Send } from '../connection/http.ts'
import type { Core } from '../core/core.ts'
import { verifiedFields } from '../verification/verification.ts'
import type { EmailAddressResource } from './types.ts'

export type EmailAddressMethods = ReturnType<typeof emailAddressMethods>

/** Frontend API §3.10. */
export function emailAddressMethods(core: Core, send: Send) {
  const call = (email: EmailAddressResource, step: string, method: Method, body?: object) =>
    send(`/me/email_addresses/${email.id}${step}`, { method, body, takesClient: true })

  async function change(...parameters: Parameters<typeof call>): Promise<EmailAddressResource> {
    const json = resourceOf<EmailAddressJSON>(await call(...parameters))
    return Object.assign(parameters[0], verifiedFields(core, json))
  }

  const prepareVerification = (email: EmailAddressResource, params: object) =>
    change(email, '/prepare_verification', 'POST', params)
  const reload = (email: EmailAddressResource) => change(email, '', 'GET')
  async function waitUntilOpened(email: EmailAddressResource, signal?: AbortSignal): Promise<void> {
    const { waitForLink } = await import('../verification/wait-for-link.ts')
    const look = async () =>
      resourceOf<EmailAddressJSON>(await send(`/me/email_addresses/${email.id}`)).verification
    await waitForLink(core.platform, look, signal)
  }

  return {
    emailAddress: {
      create: async (email: EmailAddressResource) => {
        const { emailAddress } = email
        const body = { emailAddress }
        const json = await send('/me/email_addresses', { method: 'POST', body, takesClient: true })
        return Object.assign(email, verifiedFields(core, resourceOf<EmailAddressJSON>(json)))
      },
      reload,
      prepareVerification,
      waitUntilOpened,
      startEmailLink: async (
        email: EmailAddressResource,
        params: { redirectUrl: string },
        signal?: AbortSignal,
      ) => {
        await prepareVerification(email, { strategy: 'email_link', ...params })
        await waitUntilOpened(email, signal)
        return reload(email)
      },
      attemptVerification: (email: EmailAddressResource, { code }: { code: string }) =>
        change(email, '/attempt_verification', 'POST', { code }),
      destroy: async (email: EmailAddressResource) => void (await call(email, '', 'DELETE')),
    },
  }
}
