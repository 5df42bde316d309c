import { createId } from '@dooryard/protocol'
import type { Actor } from '../actor.ts'
import { claimsFault } from '../claims/faults.ts'
import type { ClaimTemplates } from '../claims/fill.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { signingKeyFault } from '../settings/jwt-algorithms.ts'
import { TEMPLATE_CLAIMS_MAX_BYTES } from '../settings/numbers.ts'
import {
  deleteJwtTemplateRow,
  insertJwtTemplate,
  listJwtTemplates,
  updateJwtTemplate,
} from './storage.ts'
import { findTemplate, hasInCode, type JwtTemplate, toRow } from './template.ts'

/** Each is read when a list is: nobody needs more. */
const MAX_TEMPLATES = 100

export interface TemplateInput {
  name?: string | undefined
  claims?: Record<string, unknown> | undefined
  lifetime?: number | undefined
  allowedClockSkew?: number | undefined
  /** False: the keys of the instance sign again. */
  customSigningKey?: boolean | undefined
  signingAlgorithm?: string | undefined
  signingKey?: string | undefined
}

/** @throws {ApiError} that names what is wrong. */
export async function createTemplate(
  ctx: Context,
  actor: Actor,
  input: TemplateInput & { name: string; claims: Record<string, unknown> },
): Promise<JwtTemplate> {
  const now = ctx.clock.now()
  const template = changed(
    {
      id: createId('jwtTemplate', ctx.random),
      name: input.name,
      claims: {},
      lifetime: 60,
      allowedClockSkew: 5,
      signingAlgorithm: 'RS256',
      signingKey: null,
      createdAt: now,
      updatedAt: now,
    },
    input,
  )
  return write(ctx, async (ctx) => {
    await assertFree(ctx, template)
    if ((await listJwtTemplates(ctx.db)).length >= MAX_TEMPLATES) {
      throw apiError('quota_exceeded', { longMessage: `There can be ${MAX_TEMPLATES} templates.` })
    }
    if (!(await insertJwtTemplate(ctx.db, toRow(ctx, template)))) throw taken()
    await recordEvent(ctx, actor, { type: 'jwt_template.created', targetId: template.id })
    return template
  })
}

/**
 * What is left out stays.
 *
 * @throws {ApiError} 404, or 400 for one that stands in the settings of the code.
 */
export async function updateTemplate(
  ctx: Context,
  actor: Actor,
  { id, ...input }: TemplateInput & { id: string },
): Promise<JwtTemplate> {
  return write(ctx, async (ctx) => {
    const before = await requireStored(ctx, id)
    const template = { ...changed(before, input), updatedAt: ctx.clock.now() }
    if (template.name !== before.name) await assertFree(ctx, template)
    await updateJwtTemplate(ctx.db, toRow(ctx, template))
    await recordEvent(ctx, actor, { type: 'jwt_template.updated', targetId: id })
    return template
  })
}

/** @throws {ApiError} as `updateTemplate`. */
export async function deleteTemplate(ctx: Context, actor: Actor, id: string): Promise<void> {
  await write(ctx, async (ctx) => {
    await requireStored(ctx, id)
    if (!(await deleteJwtTemplateRow(ctx.db, id))) throw apiError('resource_not_found')
    await recordEvent(ctx, actor, { type: 'jwt_template.deleted', targetId: id })
  })
}

async function requireStored(ctx: Context, id: string): Promise<JwtTemplate> {
  const template = await findTemplate(ctx, { id })
  if (!template) throw apiError('resource_not_found')
  if (!hasInCode(ctx, template.name)) return template
  throw apiError('request_invalid_for_instance', {
    longMessage: `The template stands in the settings of the code (jwtTemplates.${template.name}): change it there.`,
  })
}

async function assertFree(ctx: Context, { id, name }: JwtTemplate): Promise<void> {
  const other = await findTemplate(ctx, { name })
  if (other && other.id !== id) throw taken()
}

const taken = () => apiError('form_identifier_exists', { param: 'name' })

function changed(template: JwtTemplate, input: TemplateInput): JwtTemplate {
  const { customSigningKey: own, claims } = input
  if (claims) assertClaims(claims)
  const before = own === false ? 'RS256' : template.signingAlgorithm
  const signingAlgorithm = input.signingAlgorithm ?? before
  const signingKey = own === false ? null : (input.signingKey ?? template.signingKey)
  if (own && signingKey === null) throw apiError('form_param_missing', { param: 'signing_key' })
  if (own === false && input.signingKey !== undefined) {
    throw apiError('form_conditional_param_disallowed', { param: 'signing_key' })
  }
  assertKey(signingAlgorithm, signingKey)
  return {
    ...template,
    name: input.name ?? template.name,
    claims: (claims as ClaimTemplates | undefined) ?? template.claims,
    lifetime: input.lifetime ?? template.lifetime,
    allowedClockSkew: input.allowedClockSkew ?? template.allowedClockSkew,
    signingAlgorithm,
    signingKey,
  }
}

function assertClaims(claims: Record<string, unknown>): void {
  const fault = claimsFault(claims, { audience: true, maxBytes: TEMPLATE_CLAIMS_MAX_BYTES })
  if (!fault) return
  throw apiError(fault.reserved ? 'jwt_template_reserved_claim' : 'form_param_value_invalid', {
    param: 'claims',
    longMessage: `${fault.message}.`,
  })
}

function assertKey(algorithm: string, key: string | null): void {
  if (key === null) {
    if (algorithm === 'RS256') return
    throw apiError('form_param_value_invalid', {
      param: 'signing_algorithm',
      longMessage:
        'The keys of the instance sign with RS256. Another algorithm needs a key of its own (signing_key).',
    })
  }
  const fault = signingKeyFault(algorithm, key)
  if (!fault) return
  throw apiError('form_param_value_invalid', {
    param: 'signing_key',
    longMessage: `The key ${fault}.`,
  })
}
