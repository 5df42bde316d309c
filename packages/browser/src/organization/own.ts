import type { OrganizationJSON } from '@dooryard/protocol'
import { resourceOf } from '../connection/answer.ts'
import type { Send } from '../connection/http.ts'
import type { Core } from '../core/core.ts'
import type { OrganizationMethods } from './actions.ts'
import { createOrganization } from './organization.ts'
import type { CreateOrganizationParams } from './types.ts'

type OwnCore = Core<OrganizationMethods>

/** Makes one, whose first member is the visitor. Frontend API §3.11. */
export async function createOwn(
  core: OwnCore,
  send: Send,
  { name, slug }: CreateOrganizationParams,
) {
  const answer = await send('/organizations', { method: 'POST', body: { name, slug } })
  return createOrganization(core, resourceOf<OrganizationJSON>(answer))
}

export async function getOwn(core: OwnCore, send: Send, id: string) {
  const answer = await send(`/organizations/${encodeURIComponent(id)}`)
  return createOrganization(core, resourceOf<OrganizationJSON>(answer))
}
