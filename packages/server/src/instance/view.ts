import type { InstanceJSON, InstanceRestrictionsJSON } from '@dooryard/protocol'
import type { InstanceKeys } from '../keys/instance-keys.ts'
import { MAX_PERMISSIONS, MAX_ROLES } from '../settings/organization-roles.ts'
import { domainRole, initialRoleSet, MAX_ROLE_SETS } from '../settings/role-sets.ts'
import type { Settings } from '../settings/schema.ts'

/** Backend API §3.6. */
export function instanceJSON(
  { id, instanceType }: InstanceKeys,
  { allowedOrigins }: Settings,
): InstanceJSON {
  return {
    object: 'instance',
    id,
    environment_type: instanceType,
    allowed_origins: allowedOrigins,
  }
}

/** Backend API §3.6. */
export function restrictionsJSON({ restrictions }: Settings): InstanceRestrictionsJSON {
  return {
    object: 'instance_restrictions',
    allowlist: restrictions.storedAllowlist || restrictions.allowlist.length > 0,
    blocklist: restrictions.storedBlocklist || restrictions.blocklist.length > 0,
    block_email_subaddresses: restrictions.blockEmailSubaddresses,
    block_disposable_email_domains: restrictions.blockDisposableDomains,
    ignore_dots_for_gmail_addresses: restrictions.ignoreGmailDots,
    allowlist_blocklist_disabled_on_sign_in: true,
  }
}

/** Backend API §3.6. */
export function organizationSettingsJSON(settings: Settings) {
  const { organizations } = settings
  const initial = initialRoleSet(settings)
  return {
    object: 'organization_settings',
    enabled: organizations.enabled,
    max_allowed_memberships: organizations.maxMemberships,
    max_allowed_roles: MAX_ROLES,
    max_allowed_permissions: MAX_PERMISSIONS,
    max_allowed_domains: organizations.domains.max,
    max_role_sets_allowed: MAX_ROLE_SETS,
    initial_role_set_key: initial.key,
    creator_role: initial.creatorRole,
    admin_delete_enabled: organizations.adminDelete,
    slug_disabled: !organizations.slugs,
    domains_enabled: organizations.domains.enabled,
    domains_enrollment_modes: organizations.domains.enrollmentModes,
    domains_default_role: domainRole(settings, initial),
  }
}
