import { backendEndpoints } from '@dooryard/protocol'
import type { Actor } from '../actor.ts'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import type { Context } from '../context.ts'
import { choice, flag, optional, repeated, required } from '../http/fields.ts'
import { pageFields, toPage } from '../http/list-fields.ts'
import { requireOrganization } from '../organizations/require-organization.ts'
import { ENROLLMENT_MODES } from '../settings/organization-roles.ts'
import { createDomain } from './create-domain.ts'
import { domainName } from './domain-name.ts'
import { assertDomains } from './require-domain.ts'
import { countDomains, type Domain, listDomains } from './storage.ts'
import { deleteDomain, updateDomain } from './update-domain.ts'
import { showDomains } from './view.ts'

const at = backendEndpoints.organizations
const mode = choice(ENROLLMENT_MODES)

/** Backend API §2.2. */
export const organizationDomainBackendRoutes: readonly BackendRoute[] = [
  backendRoute(at.getOrganizationDomainList, {
    audit: null,
    query: {
      ...pageFields,
      paginated: optional(flag),
      verified: optional(flag),
      enrollment_mode: repeated(mode),
    },
    async handle({ ctx, actor, params: { organizationId }, query }) {
      assertDomains(ctx.settings)
      const { organization } = await requireOrganization(ctx, actor, { id: organizationId })
      const filters = { organizationId, verified: query.verified, modes: query.enrollment_mode }
      const rows = await listDomains(ctx.db, filters, toPage(query))
      return {
        data: await showDomains(ctx, rows, organization),
        total_count: await countDomains(ctx.db, filters),
      }
    },
  }),
  backendRoute(at.createOrganizationDomain, {
    audit: ['organization_domain.created'],
    body: {
      name: required(domainName),
      enrollment_mode: optional(mode),
      verified: optional(flag),
    },
    async handle({ ctx, actor, params: { organizationId }, body }) {
      const { name, enrollment_mode: mode, verified } = body
      return show(
        ctx,
        actor,
        await createDomain(ctx, actor, { organizationId, name, mode, verified }),
      )
    },
  }),
  backendRoute(at.updateOrganizationDomain, {
    audit: ['organization_domain.updated'],
    body: {
      name: optional(domainName),
      enrollment_mode: optional(mode),
      verified: optional(flag),
    },
    async handle({ ctx, actor, params, body }) {
      const { name, enrollment_mode: mode, verified } = body
      return show(ctx, actor, await updateDomain(ctx, actor, { ...params, name, mode, verified }))
    },
  }),
  backendRoute(at.deleteOrganizationDomain, {
    audit: ['organization_domain.deleted'],
    async handle({ ctx, actor, params }) {
      const { id } = await deleteDomain(ctx, actor, params)
      return { object: 'organization_domain', id, deleted: true }
    },
  }),
]

async function show(ctx: Context, actor: Actor, domain: Domain) {
  const { organization } = await requireOrganization(ctx, actor, { id: domain.organization_id })
  return (await showDomains(ctx, [domain], organization))[0]
}
