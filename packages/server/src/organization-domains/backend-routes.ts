import { backendEndpoints } from '@dooryard/protocol'
import type { Actor } from '../actor.ts'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import type { Context } from '../context.ts'
import { choice, flag, optional, repeated, required, text, type Values } from '../http/fields.ts'
import { order, pageFields, toPage } from '../http/list-fields.ts'
import { id } from '../organizations/fields.ts'
import { requireOrganization } from '../organizations/require-organization.ts'
import { ENROLLMENT_MODES } from '../settings/organization-roles.ts'
import { createDomain } from './create-domain.ts'
import { domainName } from './domain-name.ts'
import { verifyOwnership } from './ownership.ts'
import { assertDomains } from './require-domain.ts'
import {
  countDomains,
  DOMAIN_ORDER,
  type Domain,
  type DomainFilters,
  listDomains,
} from './storage.ts'
import { deleteDomain, updateDomain } from './update-domain.ts'
import { showDomains } from './view.ts'

const at = backendEndpoints.organizations
const mode = choice(ENROLLMENT_MODES)

const listFields = {
  ...pageFields,
  paginated: optional(flag),
  verified: optional(flag),
  enrollment_mode: repeated(mode),
}

async function list(
  ctx: Context,
  query: Values<typeof listFields>,
  more: Pick<DomainFilters, 'organizationId' | 'query'>,
  by?: Parameters<typeof listDomains>[3],
) {
  assertDomains(ctx.settings)
  const filters = { ...more, verified: query.verified, modes: query.enrollment_mode }
  const rows = await listDomains(ctx.db, filters, toPage(query), by)
  return {
    data: await showDomains(ctx, rows),
    total_count: await countDomains(ctx.db, filters),
  }
}

/** Backend API §2.2, Appendix B. */
export const organizationDomainBackendRoutes: readonly BackendRoute[] = [
  backendRoute(at.getOrganizationDomainList, {
    audit: null,
    query: listFields,
    async handle({ ctx, actor, params: { organizationId }, query }) {
      assertDomains(ctx.settings)
      await requireOrganization(ctx, actor, { id: organizationId })
      return list(ctx, query, { organizationId })
    },
  }),
  backendRoute('GET /organization_domains', {
    audit: null,
    query: {
      ...listFields,
      organization_id: optional(id),
      query: optional(text({ max: 253 })),
      order_by: order(DOMAIN_ORDER),
    },
    handle: ({ ctx, query }) =>
      list(
        ctx,
        query,
        { organizationId: query.organization_id, query: query.query?.toLowerCase() },
        query.order_by,
      ),
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
  // Where nothing is asked for yet, the answer says which record is to be there.
  backendRoute('POST /organizations/:organizationId/domains/:domainId/verify_ownership', {
    audit: ['organization_domain.updated', 'organization_domain.verified'],
    handle: async ({ ctx, actor, params }) =>
      show(ctx, actor, await verifyOwnership(ctx, actor, params)),
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
  return (await showDomains(ctx, [domain], [organization]))[0]
}
