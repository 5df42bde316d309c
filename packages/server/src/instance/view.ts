import type { InstanceJSON, InstanceRestrictionsJSON } from '@dooryard/protocol'
import type { InstanceKeys } from '../keys/instance-keys.ts'
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
    allowlist: restrictions.allowlist.length > 0,
    blocklist: restrictions.blocklist.length > 0,
    block_email_subaddresses: restrictions.blockEmailSubaddresses,
    block_disposable_email_domains: false,
    ignore_dots_for_gmail_addresses: false,
    allowlist_blocklist_disabled_on_sign_in: true,
  }
}
