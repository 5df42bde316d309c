import {
  type Affiliating,
  attemptAffiliation,
  prepareAffiliation,
} from '../affiliations/affiliation.ts'
import type { Call } from '../frontend-api/call.ts'
import { wrapped } from '../frontend-api/reply.ts'
import { changing, type Route, reading, route } from '../frontend-api/route.ts'
import { choice, flag, line, optional, repeated, required, text } from '../http/fields.ts'
import { pageFields, toPage } from '../http/list-fields.ts'
import { commaList, id } from '../organizations/fields.ts'
import { requireOrganization } from '../organizations/require-organization.ts'
import { ENROLLMENT_MODES } from '../settings/organization-roles.ts'
import { fieldsTo } from '../strategies/fields.ts'
import { strategiesAt } from '../strategies/index.ts'
import { createDomains, type ManyDomains, proveDomains } from './bulk.ts'
import { createDomain } from './create-domain.ts'
import { domainName } from './domain-name.ts'
import { attemptOwnership, prepareOwnership } from './ownership.ts'
import { assertDomains, requireDomain } from './require-domain.ts'
import { countDomains, type Domain, listDomains } from './storage.ts'
import { deleteDomain, setMode } from './update-domain.ts'
import { showDomains } from './view.ts'

/** Whoever brings people in gives rights that outlast who acts for somebody (SES-10). */
const shared = {
  ...changing,
  method: 'POST',
  caller: 'session',
  rate: 'account',
  impersonator: 'must_not',
  form: 'organization',
  audit: ['organization_domain.updated'],
} as const

const read = { ...reading, caller: 'session' } as const

const mode = choice(ENROLLMENT_MODES)
const at = '/organizations/:id/domains'

/** Frontend API §3.11. */
export const organizationDomainRoutes: Route[] = [
  route({
    ...read,
    path: at,
    query: {
      ...pageFields,
      paginated: optional(flag),
      verified: optional(flag),
      enrollment_mode: commaList(mode),
    },
    async handle({ ctx, actor, params, query }) {
      assertDomains(ctx.settings)
      const asked = { id: params.id!, permission: 'org:sys_domains:read' } as const
      const { organization } = await requireOrganization(ctx, actor, asked)
      const { verified, enrollment_mode: modes } = query
      const filters = { organizationId: organization.id, verified, modes }
      const rows = await listDomains(ctx.db, filters, toPage(query))
      return wrapped({
        data: await showDomains(ctx, rows, [organization]),
        total_count: await countDomains(ctx.db, filters),
      })
    },
  }),
  route({
    ...shared,
    path: at,
    audit: ['organization_domain.created'],
    body: { name: required(domainName), enrollment_mode: optional(mode) },
    async handle(call) {
      const { ctx, actor, params, body } = call
      const input = { organizationId: params.id!, name: body.name, mode: body.enrollment_mode }
      return show(call, await createDomain(ctx, actor, input))
    },
  }),
  route({
    ...shared,
    path: `${at}/bulk`,
    audit: ['organization_domain.created'],
    body: { names: repeated(text({ max: 253 })), enrollment_mode: optional(mode) },
    async handle(call) {
      const { ctx, actor, params, body } = call
      const { names = [], enrollment_mode: mode } = body
      const made = await createDomains(ctx, actor, { organizationId: params.id!, names, mode })
      return showMany(call, made)
    },
  }),
  ...(['prepare', 'attempt'] as const).map((step) =>
    route({
      ...shared,
      path: `${at}/${step}_ownership_verification/bulk`,
      ...(step === 'attempt' && { rate: 'attempt' as const }),
      audit: [
        'organization_domain.updated',
        ...(step === 'attempt' ? ['organization_domain.verified' as const] : []),
      ],
      body: { organization_domain_ids: repeated(id) },
      async handle(call) {
        const { ctx, actor, params, body } = call
        const { organization_domain_ids: domainIds = [] } = body
        const asked = { organizationId: params.id!, domainIds, step }
        return showMany(call, await proveDomains(ctx, actor, asked))
      },
    }),
  ),
  route({
    ...read,
    path: `${at}/:domainId`,
    async handle(call) {
      const permission = 'org:sys_domains:read'
      const { domain } = await requireDomain(call.ctx, call.actor, { ...placeOf(call), permission })
      return show(call, domain)
    },
  }),
  route({
    ...shared,
    method: 'DELETE',
    path: `${at}/:domainId`,
    audit: ['organization_domain.deleted'],
    async handle(call) {
      const { id } = await deleteDomain(call.ctx, call.actor, placeOf(call))
      return wrapped({ object: 'organization_domain', id, deleted: true })
    },
  }),
  route({
    ...shared,
    path: `${at}/:domainId/update_enrollment_mode`,
    body: { enrollment_mode: required(mode), delete_pending: optional(flag) },
    async handle(call) {
      const { ctx, actor, body } = call
      const { enrollment_mode: mode, delete_pending: deletePending } = body
      return show(call, await setMode(ctx, actor, { ...placeOf(call), mode, deletePending }))
    },
  }),
  route({
    ...shared,
    path: `${at}/:domainId/prepare_affiliation_verification`,
    rate: 'create',
    body: { affiliation_email_address: required(line({ max: 320 })) },
    async handle(call) {
      const { ctx, actor, body } = call
      const emailAddress = body.affiliation_email_address
      return show(call, await prepareAffiliation(ctx, actor, { ...asking(call), emailAddress }))
    },
  }),
  route({
    ...shared,
    path: `${at}/:domainId/attempt_affiliation_verification`,
    rate: 'attempt',
    audit: ['organization_domain.verified'],
    body: fieldsTo('attempt', strategiesAt('organization_domain')),
    async handle(call) {
      const { ctx, actor, body: proof } = call
      return show(call, await attemptAffiliation(ctx, actor, { ...asking(call), proof }))
    },
  }),
  route({
    ...shared,
    path: `${at}/:domainId/prepare_ownership_verification`,
    async handle(call) {
      return show(call, await prepareOwnership(call.ctx, call.actor, placeOf(call)))
    },
  }),
  route({
    ...shared,
    path: `${at}/:domainId/attempt_ownership_verification`,
    rate: 'attempt',
    audit: ['organization_domain.updated', 'organization_domain.verified'],
    async handle(call) {
      return show(call, await attemptOwnership(call.ctx, call.actor, placeOf(call)))
    },
  }),
]

const placeOf = ({ params }: Pick<Call, 'params'>) => ({
  organizationId: params.id!,
  domainId: params.domainId!,
})

const asking = (call: Pick<Call, 'params' | 'browser' | 'visitor'>): Affiliating => ({
  ...placeOf(call),
  clientId: call.browser.client!.id,
  visitor: call.visitor,
})

async function show({ ctx, actor }: Pick<Call, 'ctx' | 'actor'>, domain: Domain) {
  const { organization } = await requireOrganization(ctx, actor, { id: domain.organization_id })
  const [shown] = await showDomains(ctx, [domain], [organization])
  return wrapped(shown)
}

async function showMany<Key extends 'id' | 'name'>(
  { ctx }: Pick<Call, 'ctx'>,
  { domains, errors }: ManyDomains<Key>,
) {
  return wrapped({ data: await showDomains(ctx, domains), errors })
}
