import type { EmailAddressJSON, SessionWithActivitiesJSON, UserJSON } from '@dooryard/protocol'
import type { RequestOptions } from '../http.ts'
import { camelize } from '../json.ts'
import { type Runtime, unwrap } from '../runtime.ts'
import type { Metadata } from '../types/resource.ts'
import type { SessionWithActivitiesResource } from '../types/session.ts'
import type { UpdateUserParams, UserResource } from '../types/user.ts'
import { createEmailAddress } from './email-address.ts'

export function createUser(runtime: Runtime, json: UserJSON): UserResource {
  const user = {} as UserResource
  const apply = (json: UserJSON) => Object.assign(user, toFields(runtime, json))
  async function send<Json>(path = '', body?: object, method: RequestOptions['method'] = 'POST') {
    const answer = await runtime.send(`/me${path}`, {
      method,
      ...(body && { body }),
      takesClient: true,
    })
    return unwrap<Json>(answer)
  }
  const change = async (...request: Parameters<typeof send>) =>
    apply(await send<UserJSON>(...request))

  return Object.assign(apply(json), {
    reload: () => change('', undefined, 'GET'),
    async update({ unsafeMetadata, ...params }: UpdateUserParams) {
      if (Object.keys(params).length) await change('', params, 'PATCH')
      if (unsafeMetadata) {
        const patch = difference(user.unsafeMetadata, unsafeMetadata)
        await user.updateMetadata({ unsafeMetadata: patch })
      }
      return user
    },
    updateMetadata: (params: object) => change('/metadata', params, 'PATCH'),
    updatePassword: (params: object) => change('/change_password', params),
    removePassword: (params: object) => change('/remove_password', params),
    delete: async () => void (await send('', undefined, 'DELETE')),
    createEmailAddress: async ({ email }: { email: string }) =>
      createEmailAddress(
        runtime,
        await send<EmailAddressJSON>('/email_addresses', { emailAddress: email }),
      ),
    isPrimaryIdentification: ({ id }: { id: string }) =>
      [user.primaryEmailAddressId, user.primaryPhoneNumberId, user.primaryWeb3WalletId].includes(
        id,
      ),
    async getSessions() {
      const sessions = await send<SessionWithActivitiesJSON[]>('/sessions/active', undefined, 'GET')
      return sessions.map((session) => ({
        ...camelize<SessionWithActivitiesResource>(session),
        revoke: async () =>
          camelize<SessionWithActivitiesResource>(await send(`/sessions/${session.id}/revoke`)),
      }))
    },
  }) as UserResource
}

function toFields(runtime: Runtime, json: UserJSON) {
  const fields = camelize<UserResource>(json)
  const emailAddresses = json.email_addresses.map((email) => createEmailAddress(runtime, email))
  const primary = <Item extends { id: string }>(items: Item[], id: string | null) =>
    items.find((item) => item.id === id) ?? null
  const isVerified = (item: { verification: { status: string | null } | null }) =>
    item.verification?.status === 'verified'
  return {
    ...fields,
    emailAddresses,
    fullName: [fields.firstName, fields.lastName].filter(Boolean).join(' ') || null,
    primaryEmailAddress: primary(emailAddresses, fields.primaryEmailAddressId),
    primaryPhoneNumber: primary(fields.phoneNumbers, fields.primaryPhoneNumberId),
    primaryWeb3Wallet: primary(fields.web3Wallets, fields.primaryWeb3WalletId),
    hasVerifiedEmailAddress: emailAddresses.some(isVerified),
    hasVerifiedPhoneNumber: fields.phoneNumbers.some(isVerified),
  }
}

/** The merge patch (RFC 7396) that turns `current` into `next`. */
function difference(current: Metadata, next: Metadata): Metadata {
  const patch: Metadata = {}
  for (const key of Object.keys({ ...current, ...next })) {
    const [before, after] = [current[key], next[key]]
    patch[key] = isRecord(before) && isRecord(after) ? difference(before, after) : (after ?? null)
  }
  return patch
}

const isRecord = (value: unknown): value is Metadata =>
  !!value && typeof value === 'object' && !Array.isArray(value)
