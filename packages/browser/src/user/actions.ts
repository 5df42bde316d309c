import type {
  EmailAddressJSON,
  ExternalAccountJSON,
  PhoneNumberJSON,
  SessionWithActivitiesJSON,
  UserJSON,
} from '@dooryard/protocol'
import { camelize } from '@dooryard/protocol'
import { resourceOf } from '../connection/answer.ts'
import { fileForm } from '../connection/file-form.ts'
import type { Method, Send } from '../connection/http.ts'
import type { WiredCore } from '../core/core.ts'
import type { DeletedObjectResource, Metadata } from '../core/resource.ts'
import type { EmailAddressMethods } from '../email-address/actions.ts'
import { createEmailAddress } from '../email-address/email-address.ts'
import { connectionBody, type ExternalAccountMethods } from '../external-account/actions.ts'
import { createExternalAccount } from '../external-account/external-account.ts'
import type { CreateExternalAccountParams } from '../external-account/types.ts'
import type { OrganizationMethods } from '../organization/actions.ts'
import { organizationsOfUserMethods } from '../organization/of-user.ts'
import { addPasskey, type PasskeyMethods } from '../passkey/actions.ts'
import type { PhoneNumberMethods } from '../phone-number/actions.ts'
import { createPhoneNumber } from '../phone-number/phone-number.ts'
import type {
  BackupCodeResource,
  ImageResource,
  SessionWithActivitiesResource,
  SetProfileImageParams,
  TOTPResource,
  UpdateUserParams,
  UpdateUserPasswordParams,
  UserResource,
} from './types.ts'
import { userFields } from './user.ts'

export type UserMethods = ReturnType<typeof userMethods> &
  EmailAddressMethods &
  ExternalAccountMethods &
  PasskeyMethods &
  PhoneNumberMethods

/** Frontend API §3.10. */
export function userMethods(
  core: WiredCore<
    EmailAddressMethods &
      ExternalAccountMethods &
      OrganizationMethods &
      PasskeyMethods &
      PhoneNumberMethods
  >,
  send: Send,
) {
  const call = async <Json extends object>(path: string, method: Method, body?: object) =>
    resourceOf<Json>(await send(`/me${path}`, { method, body, takesClient: true }))

  const change = async (user: UserResource, path: string, method: Method, body?: object) =>
    Object.assign(user, userFields(core, await call<UserJSON>(path, method, body)))

  const made = async <Resource>(path: string, method: Method, body?: object) =>
    camelize<Resource>(await call(path, method, body))

  const { organizationsOfUser, ...theirs } = organizationsOfUserMethods(core, send)
  return {
    ...theirs,
    user: {
      ...organizationsOfUser,
      reload: (user: UserResource) => change(user, '', 'GET'),
      async update(user: UserResource, { unsafeMetadata, ...params }: UpdateUserParams) {
        const isMore = Object.keys(params).length > 0
        if (isMore) await change(user, '', 'PATCH', params)
        if (unsafeMetadata) {
          // What replaces the whole is measured against what the server has now: another tab may have written since.
          if (!isMore) await change(user, '', 'GET')
          const patch = difference(user.unsafeMetadata, unsafeMetadata)
          await change(user, '/metadata', 'PATCH', { unsafeMetadata: patch })
        }
        return user
      },
      updateMetadata: (user: UserResource, params: { unsafeMetadata: Metadata }) =>
        change(user, '/metadata', 'PATCH', params),
      updatePassword: (user: UserResource, params: UpdateUserPasswordParams) =>
        change(user, '/change_password', 'POST', params),
      removePassword: (user: UserResource, params: { currentPassword?: string }) =>
        change(user, '/remove_password', 'POST', params),
      delete: async (_: UserResource) => void (await call('', 'DELETE')),
      createEmailAddress: async (_: UserResource, { email }: { email: string }) => {
        const body = { emailAddress: email }
        return createEmailAddress(
          core,
          await call<EmailAddressJSON>('/email_addresses', 'POST', body),
        )
      },
      createPhoneNumber: async (_: UserResource, { phoneNumber }: { phoneNumber: string }) =>
        createPhoneNumber(
          core,
          await call<PhoneNumberJSON>('/phone_numbers', 'POST', { phoneNumber }),
        ),
      createExternalAccount: async (_: UserResource, params: CreateExternalAccountParams) => {
        const body = connectionBody(core, params)
        const json = await call<ExternalAccountJSON>('/external_accounts', 'POST', body)
        return createExternalAccount(core, json)
      },
      async setProfileImage(_: UserResource, { file }: SetProfileImageParams) {
        if (file === null) return made<ImageResource>('/profile_image', 'DELETE')
        return made<ImageResource>('/profile_image', 'POST', fileForm(file))
      },
      createPasskey: (_: UserResource) => addPasskey(core, call),
      createTOTP: (_: UserResource) => made<TOTPResource>('/totp', 'POST'),
      verifyTOTP: (_: UserResource, params: { code: string }) =>
        made<TOTPResource>('/totp/attempt_verification', 'POST', params),
      disableTOTP: (_: UserResource) => made<DeletedObjectResource>('/totp', 'DELETE'),
      createBackupCode: (_: UserResource) => made<BackupCodeResource>('/backup_codes', 'POST'),
      async getSessions(_: UserResource) {
        const sessions = await call<SessionWithActivitiesJSON[]>('/sessions/active', 'GET')
        return sessions.map((session) => ({
          ...camelize<SessionWithActivitiesResource>(session),
          revoke: async () =>
            camelize<SessionWithActivitiesResource>(
              await call(`/sessions/${session.id}/revoke`, 'POST'),
            ),
        }))
      },
    },
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
