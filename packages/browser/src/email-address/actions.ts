import type { EmailAddressJSON } from '@dooryard/protocol'
import { resourceOf } from '../connection/answer.ts'
import type { Send } from '../connection/http.ts'
import type { Core } from '../core/core.ts'
import { identificationMethods } from '../verification/identification.ts'
import type { EmailAddressResource } from './types.ts'

export type EmailAddressMethods = ReturnType<typeof emailAddressMethods>

/** Frontend API §3.10. */
export function emailAddressMethods(core: Core, send: Send) {
  const { methods, change } = identificationMethods<EmailAddressResource>(core, send, {
    path: '/me/email_addresses',
    sent: ({ emailAddress }) => ({ emailAddress }),
  })
  const prepareVerification = (email: EmailAddressResource, params: object) =>
    change(email, '/prepare_verification', 'POST', params)
  async function waitUntilOpened(email: EmailAddressResource, signal?: AbortSignal): Promise<void> {
    const { waitForLink } = await import('../verification/wait-for-link.ts')
    const look = async () =>
      resourceOf<EmailAddressJSON>(await send(`/me/email_addresses/${email.id}`)).verification
    await waitForLink(core.platform, look, signal)
  }

  return {
    emailAddress: {
      ...methods,
      prepareVerification,
      waitUntilOpened,
      startEmailLink: async (
        email: EmailAddressResource,
        params: { redirectUrl: string },
        signal?: AbortSignal,
      ) => {
        await prepareVerification(email, { strategy: 'email_link', ...params })
        await waitUntilOpened(email, signal)
        return methods.reload(email)
      },
    },
  }
}
