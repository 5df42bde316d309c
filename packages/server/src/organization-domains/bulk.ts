import type { ErrorCode } from '@dooryard/protocol'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { normalizeDomain } from '../email-addresses/normalize.ts'
import { ApiError, apiError } from '../http/api-error.ts'
import { requireOrganization } from '../organizations/require-organization.ts'
import { createDomain, type NewDomain } from './create-domain.ts'
import { attemptOwnership, prepareOwnership } from './ownership.ts'
import { assertDomains } from './require-domain.ts'
import type { Domain } from './storage.ts'

/** How many at once: each may ask the DNS. */
const MOST = 10

export interface ManyDomains<Key extends 'id' | 'name'> {
  domains: Domain[]
  /** What was wrong with which, by its code: one that fails keeps no other back. */
  errors: (Record<Key, string> & { code: ErrorCode })[]
}

/** @throws {ApiError} 404 or 403, as for one of them; 422 for none, or too many. */
export async function createDomains(
  ctx: Context,
  actor: Actor,
  { names, ...more }: Omit<NewDomain, 'name'> & { names: readonly string[] },
): Promise<ManyDomains<'name'>> {
  await assertMayManage(ctx, actor, { id: more.organizationId, param: 'names', keys: names })
  const add = (typed: string) => {
    const name = normalizeDomain(typed.trim())
    if (name === null) throw apiError('form_param_format_invalid')
    return createDomain(ctx, actor, { ...more, name })
  }
  // One after the other: while there is room.
  const found: ManyDomains<'name'> = { domains: [], errors: [] }
  for (const name of new Set(names)) note(found, { name }, await settled(add, name))
  return found
}

/** @throws {ApiError} as `createDomains`. */
export async function proveDomains(
  ctx: Context,
  actor: Actor,
  {
    organizationId,
    domainIds,
    step,
  }: { organizationId: string; domainIds: readonly string[]; step: 'prepare' | 'attempt' },
): Promise<ManyDomains<'id'>> {
  const param = 'organization_domain_ids'
  await assertMayManage(ctx, actor, { id: organizationId, param, keys: domainIds })
  const rule = step === 'prepare' ? prepareOwnership : attemptOwnership
  const prove = (domainId: string) => rule(ctx, actor, { organizationId, domainId })
  const ids = [...new Set(domainIds)]
  // At once: a name that nobody answers for is waited for.
  const outcomes = await Promise.all(ids.map((id) => settled(prove, id)))
  const found: ManyDomains<'id'> = { domains: [], errors: [] }
  for (const [index, id] of ids.entries()) note(found, { id }, outcomes[index]!)
  return found
}

async function assertMayManage(
  ctx: Context,
  actor: Actor,
  { id, param, keys }: { id: string; param: string; keys: readonly string[] },
): Promise<void> {
  assertDomains(ctx.settings)
  await requireOrganization(ctx, actor, { id, permission: 'org:sys_domains:manage' })
  if (keys.length === 0) throw apiError('form_param_missing', { param })
  if (keys.length > MOST) {
    throw apiError('form_param_array_size_exceeded', {
      param,
      longMessage: `Send ${MOST} at once at most.`,
    })
  }
}

async function settled(
  work: (value: string) => Promise<Domain>,
  value: string,
): Promise<Domain | ApiError> {
  try {
    return await work(value)
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
}

function note<Key extends 'id' | 'name'>(
  { domains, errors }: ManyDomains<Key>,
  which: Record<Key, string>,
  outcome: Domain | ApiError,
): void {
  if (outcome instanceof ApiError) errors.push({ ...which, code: outcome.code })
  else domains.push(outcome)
}
