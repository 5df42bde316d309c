import type { ExternalAccountJSON } from '@dooryard/protocol'
import type { Core } from '../core/core.ts'
import { remote } from '../core/remote.ts'
import type { MethodsOf } from '../core/resource.ts'
import { verifiedFields } from '../verification/verification.ts'
import type { ExternalAccountMethods } from './actions.ts'
import type { ExternalAccountResource } from './types.ts'

export function createExternalAccount(
  core: Core<ExternalAccountMethods>,
  json: ExternalAccountJSON,
): ExternalAccountResource {
  const methods: MethodsOf<ExternalAccountResource> = Object.assign(
    remote(core, 'externalAccount'),
    {
      providerSlug: () => account.provider,
      providerTitle: () =>
        `${account.provider[0]?.toUpperCase()}${account.provider.slice(1)} Account`,
      accountIdentifier: () => account.username || account.emailAddress || account.label || '',
    },
  )
  const account = Object.assign(
    methods,
    externalAccountFields(core, json),
  ) as ExternalAccountResource
  return account
}

export const externalAccountFields = (core: Core, json: ExternalAccountJSON): object => ({
  ...verifiedFields(core, json),
  provider: json.provider.replace('oauth_', ''),
})
