import { backendEndpoints, type ErrorCode, gapText } from '@dooryard/protocol'
import * as v from 'valibot'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import { apiError } from '../http/api-error.ts'
import {
  choice,
  flag,
  integer,
  type Kind,
  optional,
  repeated,
  text,
  unavailable,
} from '../http/fields.ts'
import { ENROLLMENT_MODES, isCreatorEligible, rolesOf } from '../settings/organization-roles.ts'
import type { Overlay } from '../settings/overlay.ts'
import { initialRoleSet, withCreator } from '../settings/role-sets.ts'
import { origin, supportEmail } from '../settings/rules.ts'
import { changeSettings } from './change-settings.ts'
import { withSettingsNow } from './request-settings.ts'
import { instanceJSON, organizationSettingsJSON, restrictionsJSON } from './view.ts'

const at = backendEndpoints.instance

const getOne = backendRoute(at.get, {
  audit: null,
  async handle({ ctx }) {
    const { keys, settings } = await withSettingsNow(ctx)
    return instanceJSON(keys, settings)
  },
})

const update = backendRoute(at.update, {
  audit: ['instance.updated'],
  body: {
    test_mode: optional(flag),
    support_email: optional(
      orEmpty(as(supportEmail, 'form_param_format_invalid', 'Enter an email address.')),
    ),
    allowed_origins: repeated(
      as(
        origin,
        'form_invalid_origin',
        'Use origins such as https://app.example.com: a scheme, a host and its port, no path.',
      ),
    ),
    preferred_sign_in_strategy_when_password_required: optional(choice(['password', 'otp', ''])),
    url_based_session_syncing: optional(flag),
    hibp: optional(flag),
    enhanced_email_deliverability: unavailable('instance-settings', false),
    clerk_js_version: unavailable('instance-settings'),
    development_origin: unavailable('instance-settings'),
  },
  async handle({ ctx, actor, body }) {
    const { url_based_session_syncing: syncing } = body
    // It follows the kind of the keys; whoever says so says nothing new.
    if (syncing !== undefined && syncing !== (ctx.keys.instanceType === 'development')) {
      const param = 'url_based_session_syncing'
      const gap = 'instance-settings'
      throw apiError('not_available', { param, longMessage: gapText(gap), meta: { gap } })
    }
    const preferred = body.preferred_sign_in_strategy_when_password_required
    await changeSettings(ctx, actor, {
      ...given('testMode', body.test_mode),
      ...given('checkBreaches', body.hibp),
      ...given('allowedOrigins', body.allowed_origins && [...new Set(body.allowed_origins)]),
      ...(body.support_email !== undefined && { supportEmail: body.support_email || null }),
      // Empty clears it: as the code says.
      ...(preferred !== undefined && { preferredSignInStrategy: preferred || undefined }),
    })
  },
})

const updateRestrictions = backendRoute(at.updateRestrictions, {
  audit: ['instance.updated'],
  body: {
    allowlist: optional(flag),
    blocklist: optional(flag),
    block_email_subaddresses: optional(flag),
    block_disposable_email_domains: optional(flag),
    ignore_dots_for_gmail_addresses: optional(flag),
  },
  async handle({ ctx, actor, body }) {
    const settings = await changeSettings(ctx, actor, {
      ...given('allowlist', body.allowlist),
      ...given('blocklist', body.blocklist),
      ...given('blockEmailSubaddresses', body.block_email_subaddresses),
      ...given('blockDisposableDomains', body.block_disposable_email_domains),
      ...given('ignoreGmailDots', body.ignore_dots_for_gmail_addresses),
    })
    return restrictionsJSON(settings)
  },
})

const getOrganizationSettings = backendRoute(at.getOrganizationSettings, {
  audit: null,
  async handle({ ctx }) {
    const { settings } = await withSettingsNow(ctx)
    return organizationSettingsJSON(settings)
  },
})

const updateOrganizationSettings = backendRoute(at.updateOrganizationSettings, {
  audit: ['instance.updated'],
  body: {
    enabled: optional(flag),
    max_allowed_memberships: optional(integer({ max: 1_000_000 })),
    admin_delete_enabled: optional(flag),
    creator_role_id: optional(text({ max: 64 })),
    domains_enabled: optional(flag),
    domains_enrollment_modes: repeated(choice(ENROLLMENT_MODES)),
    domains_default_role_id: optional(text({ max: 64 })),
  },
  async handle({ ctx, actor, body }) {
    const settings = await changeSettings(ctx, actor, ({ settings }, { organizations }) => {
      const roleAt = (param: 'creator_role_id' | 'domains_default_role_id') => {
        const id = body[param]
        const role = id === undefined ? undefined : rolesOf(settings).find((one) => one.id === id)
        if (id !== undefined && !role) throw apiError('form_resource_not_found', { param })
        return role
      }
      const role = roleAt('creator_role_id')
      const joining = roleAt('domains_default_role_id')
      const modes = body.domains_enrollment_modes
      const initial = initialRoleSet(settings)
      if (role && !initial.roles.includes(role)) {
        throw apiError('form_param_value_invalid', {
          param: 'creator_role_id',
          longMessage: `It is not of the role set of new organizations (${initial.key}).`,
        })
      }
      if (role && !isCreatorEligible(role)) {
        throw apiError('organization_missing_creator_role_permissions', {
          param: 'creator_role_id',
        })
      }
      return {
        organizations: {
          ...organizations,
          ...(body.enabled !== undefined && { enabled: body.enabled }),
          ...(body.max_allowed_memberships !== undefined && {
            maxMemberships: body.max_allowed_memberships,
          }),
          ...(body.admin_delete_enabled !== undefined && {
            adminDelete: body.admin_delete_enabled,
          }),
          ...(role && { creatorRole: role.key, ...withCreator(settings.organizations, role.key) }),
          domains: {
            ...organizations?.domains,
            ...(body.domains_enabled !== undefined && { enabled: body.domains_enabled }),
            ...(modes && { enrollmentModes: [...new Set(modes)] }),
            ...(joining && { defaultRole: joining.key }),
          },
        },
      }
    })
    return organizationSettingsJSON(settings)
  },
})

/** Backend API §2.7. */
export const instanceBackendRoutes: readonly BackendRoute[] = [
  getOne,
  update,
  updateRestrictions,
  getOrganizationSettings,
  updateOrganizationSettings,
]

/** Only what is said changes. */
const given = <Name extends keyof Overlay>(name: Name, value: Overlay[Name]): Overlay =>
  value === undefined ? {} : { [name]: value }

/** A text that the settings of the code would take as well. */
function as(schema: v.GenericSchema, problem: ErrorCode, longMessage: string): Kind<string> {
  return (raw) => {
    if (typeof raw !== 'string') return { problem: 'form_param_type_invalid' }
    return v.is(schema, raw) ? { value: raw } : { problem, longMessage }
  }
}

/** An empty text takes away what is there. */
function orEmpty(kind: Kind<string>): Kind<string> {
  return (raw, encoding) => (raw === '' ? { value: '' } : kind(raw, encoding))
}
