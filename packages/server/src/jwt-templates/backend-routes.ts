import { backendEndpoints } from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import { apiError } from '../http/api-error.ts'
import {
  choice,
  flag,
  integer,
  type Kind,
  metadata,
  optional,
  required,
  text,
} from '../http/fields.ts'
import { switchedPageFields, toPage } from '../http/list-fields.ts'
import { requireLiveSession } from '../sessions/require-session.ts'
import { jwtAlgorithms } from '../settings/jwt-algorithms.ts'
import { LIFETIMES, TEMPLATE_CLAIMS_MAX_BYTES, TEMPLATE_NAME } from '../settings/numbers.ts'
import {
  createTemplate,
  deleteTemplate,
  type TemplateInput,
  updateTemplate,
} from './change-template.ts'
import { mintTemplateToken } from './mint-token.ts'
import { findTemplate, listTemplates } from './template.ts'
import { jwtTemplateJSON } from './view.ts'

const at = backendEndpoints.jwtTemplates

/** Part of a path. */
const name: Kind<string> = (raw, encoding) => {
  const result = text({ max: 64 })(raw, encoding)
  if ('problem' in result || TEMPLATE_NAME.test(result.value)) return result
  return { problem: 'form_param_format_invalid', longMessage: 'Use letters, digits, - and _.' }
}
const claims = metadata({ max: TEMPLATE_CLAIMS_MAX_BYTES })
const shared = {
  lifetime: optional(integer(LIFETIMES)),
  allowed_clock_skew: optional(integer({ min: 0, max: 300 })),
  custom_signing_key: optional(flag),
  signing_algorithm: optional(choice(jwtAlgorithms)),
  signing_key: optional(text({ max: 16_384 })),
}

interface SharedBody {
  lifetime: number | undefined
  allowed_clock_skew: number | undefined
  custom_signing_key: boolean | undefined
  signing_algorithm: string | undefined
  signing_key: string | undefined
}

const toInput = (body: SharedBody): TemplateInput => ({
  lifetime: body.lifetime,
  allowedClockSkew: body.allowed_clock_skew,
  customSigningKey: body.custom_signing_key,
  signingAlgorithm: body.signing_algorithm,
  signingKey: body.signing_key,
})

const list = backendRoute(at.list, {
  audit: null,
  query: switchedPageFields,
  async handle({ ctx, query }) {
    const all = await listTemplates(ctx)
    const { limit, offset } = toPage(query)
    const data = all.slice(offset, offset + limit).map(jwtTemplateJSON)
    return query.paginated ? { data, total_count: all.length } : data
  },
})

const getOne = backendRoute(at.get, {
  audit: null,
  async handle({ ctx, params }) {
    const template = await findTemplate(ctx, { id: params.templateId })
    if (!template) throw apiError('resource_not_found')
    return jwtTemplateJSON(template)
  },
})

const create = backendRoute(at.create, {
  audit: ['jwt_template.created'],
  body: { ...shared, name: required(name), claims: required(claims) },
  handle: async ({ ctx, actor, body }) =>
    jwtTemplateJSON(
      await createTemplate(ctx, actor, { ...toInput(body), name: body.name, claims: body.claims }),
    ),
})

const update = backendRoute(at.update, {
  audit: ['jwt_template.updated'],
  body: { ...shared, name: optional(name), claims: optional(claims) },
  handle: async ({ ctx, actor, params, body }) =>
    jwtTemplateJSON(
      await updateTemplate(ctx, actor, {
        ...toInput(body),
        id: params.templateId,
        name: body.name,
        claims: body.claims,
      }),
    ),
})

const remove = backendRoute(at.delete, {
  audit: ['jwt_template.deleted'],
  async handle({ ctx, actor, params }) {
    await deleteTemplate(ctx, actor, params.templateId)
    return { object: 'jwt_template', id: params.templateId, deleted: true }
  },
})

const createToken = backendRoute(backendEndpoints.sessions.getTemplateToken, {
  audit: null,
  body: { expires_in_seconds: optional(integer(LIFETIMES)) },
  async handle({ ctx, actor, params, body }) {
    const own = await requireLiveSession(ctx, actor, params.sessionId)
    // For no page in particular.
    const asked = { own, name: params.template, origin: null, lifetime: body.expires_in_seconds }
    return { object: 'token', jwt: await mintTemplateToken(ctx, asked) }
  },
})

/** Backend API §2.8. */
export const jwtTemplateBackendRoutes: readonly BackendRoute[] = [
  list,
  getOne,
  create,
  update,
  remove,
  createToken,
]
