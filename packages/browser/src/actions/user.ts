import type { EmailAddressJSON, SessionWithActivitiesJSON, UserJSON } from '@dooryard/protocol'
import { camelize } from '../json.ts'
import { createEmailAddress } from '../resources/email-address.ts'
import { userFields } from '../resources/user.ts'
import type { Runtime } from '../runtime.ts'
import type { Metadata } from '../types/resource.ts'
import type { SessionWithActivitiesResource } from '../types/session.ts'
import type { UpdateUserParams, UserResource } from '../types/user.ts'
import type { RequestOptions } from './http.ts'
import { resourceOf } from './resource-of.ts'

type Method = RequestOptions['method']

async function send<Json extends object>(
  runtime: Runtime,
  path: string,
  body?: object,
  method: Method = 'POST',
) {
  const actions = await runtime.actions()
  return resourceOf<Json>(await actions.send(`/me${path}`, { method, body, takesClient: true }))
}

async function change(
  runtime: Runtime,
  user: UserResource,
  path: string,
  body?: object,
  method?: Method,
): Promise<UserResource> {
  const json = await send<UserJSON>(runtime, path, body, method)
  return Object.assign(user, userFields(runtime, json))
}

/** Frontend API §3.10. */
export const user = {
  reload: (runtime: Runtime, user: UserResource) => change(runtime, user, '', undefined, 'GET'),

  async update(
    runtime: Runtime,
    user: UserResource,
    { unsafeMetadata, ...params }: UpdateUserParams,
  ) {
    const isMore = Object.keys(params).length > 0
    if (isMore) await change(runtime, user, '', params, 'PATCH')
    if (unsafeMetadata) {
      // What replaces the whole is measured against what the server has now: another tab may have written since.
      if (!isMore) await change(runtime, user, '', undefined, 'GET')
      const patch = difference(user.unsafeMetadata, unsafeMetadata)
      await change(runtime, user, '/metadata', { unsafeMetadata: patch }, 'PATCH')
    }
    return user
  },
  updateMetadata: (runtime: Runtime, user: UserResource, params: object) =>
    change(runtime, user, '/metadata', params, 'PATCH'),
  updatePassword: (runtime: Runtime, user: UserResource, params: object) =>
    change(runtime, user, '/change_password', params),
  removePassword: (runtime: Runtime, user: UserResource, params: object) =>
    change(runtime, user, '/remove_password', params),
  delete: async (runtime: Runtime) => void (await send(runtime, '', undefined, 'DELETE')),

  async createEmailAddress(runtime: Runtime, _: UserResource, { email }: { email: string }) {
    const body = { emailAddress: email }
    return createEmailAddress(
      runtime,
      await send<EmailAddressJSON>(runtime, '/email_addresses', body),
    )
  },

  async getSessions(runtime: Runtime) {
    const path = '/sessions/active'
    const sessions = await send<SessionWithActivitiesJSON[]>(runtime, path, undefined, 'GET')
    return sessions.map((session) => ({
      ...camelize<SessionWithActivitiesResource>(session),
      revoke: async () =>
        camelize<SessionWithActivitiesResource>(
          await send(runtime, `/sessions/${session.id}/revoke`),
        ),
    }))
  },
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
