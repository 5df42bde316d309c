import type { JwtTemplateJSON } from '@dooryard/protocol'
import type { JwtTemplate } from './template.ts'

/** Backend API §3.6. The key itself is never shown (SEC-2). */
export function jwtTemplateJSON(template: JwtTemplate): JwtTemplateJSON {
  return {
    object: 'jwt_template',
    id: template.id,
    name: template.name,
    claims: template.claims as Record<string, unknown>,
    lifetime: template.lifetime,
    allowed_clock_skew: template.allowedClockSkew,
    custom_signing_key: template.signingKey !== null,
    signing_algorithm: template.signingAlgorithm,
    created_at: template.createdAt,
    updated_at: template.updatedAt,
  }
}
