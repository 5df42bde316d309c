import { createHash } from 'node:crypto'
import type { ClaimTemplates } from '../claims/fill.ts'
import type { Context } from '../context.ts'
import { seal, unseal } from '../keys/sealed.ts'
import type { JwtTemplateSettings } from '../settings/settings.ts'
import { findJwtTemplate, listJwtTemplates } from './storage.ts'
import type { JwtTemplateRow } from './table.ts'

/** A template, of the settings or of the database. */
export interface JwtTemplate {
  id: string
  name: string
  claims: ClaimTemplates
  lifetime: number
  allowedClockSkew: number
  signingAlgorithm: string
  /** As it is; null: the keys of the instance sign. */
  signingKey: string | null
  createdAt: number
  updatedAt: number
}

/** Those of the settings first; one of the database with the name of one of them does not count. */
export async function listTemplates(ctx: Context): Promise<JwtTemplate[]> {
  const stored = (await listJwtTemplates(ctx.db)).map((row) => fromRow(ctx, row))
  const code = templatesOfCode(ctx)
  return [...code, ...stored.filter(({ name }) => !hasInCode(ctx, name))]
}

export async function findTemplate(
  ctx: Context,
  by: { id: string } | { name: string },
): Promise<JwtTemplate | null> {
  const [key, value] = 'id' in by ? (['id', by.id] as const) : (['name', by.name] as const)
  const code = templatesOfCode(ctx).find((template) => template[key] === value)
  if (code) return code
  const row = await findJwtTemplate(ctx.db, by)
  return row && !hasInCode(ctx, row.name) ? fromRow(ctx, row) : null
}

export const hasInCode = ({ settings }: Context, name: string): boolean =>
  Object.hasOwn(settings.jwtTemplates, name)

const templatesOfCode = ({ settings }: Context): JwtTemplate[] =>
  Object.entries(settings.jwtTemplates).map(([name, template]) => ofCode(name, template))

const ofCode = (name: string, template: JwtTemplateSettings): JwtTemplate => ({
  ...template,
  id: `jtmp_${createHash('sha256').update(name).digest('hex').slice(0, 27)}`,
  name,
  createdAt: 0,
  updatedAt: 0,
})

function fromRow({ keys }: Context, row: JwtTemplateRow): JwtTemplate {
  const { signing_key: sealed } = row
  return {
    id: row.id,
    name: row.name,
    claims: JSON.parse(row.claims),
    lifetime: row.lifetime,
    allowedClockSkew: row.allowed_clock_skew,
    signingAlgorithm: row.signing_algorithm,
    signingKey: sealed && unseal(sealed, { key: keys.templateKey, place: placeOf(row.id) }),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

export function toRow({ keys, random }: Context, template: JwtTemplate): JwtTemplateRow {
  const { id, signingKey } = template
  return {
    id,
    name: template.name,
    claims: JSON.stringify(template.claims),
    lifetime: template.lifetime,
    allowed_clock_skew: template.allowedClockSkew,
    signing_algorithm: template.signingAlgorithm,
    signing_key:
      signingKey && seal(signingKey, { key: keys.templateKey, place: placeOf(id), random }),
    created_at: template.createdAt,
    updated_at: template.updatedAt,
  }
}

const placeOf = (id: string) => `jwt_templates.signing_key.${id}`
