import * as v from 'valibot'
import { MAX_ROLES } from './organization-roles.ts'
import {
  allowedOrigins,
  enrollmentModes,
  maxMemberships,
  preferredSignInStrategy,
  redirectUrl,
  storedPermissions,
  storedRoleSetList,
  storedRoles,
  supportEmail,
} from './rules.ts'
import type { OrganizationSettings, Settings } from './settings.ts'

/** What may be said of the settings while the server runs, over what the code says. Each part has the rules of its setting. */
const overlaySchema = v.partial(
  v.strictObject({
    testMode: v.boolean(),
    supportEmail,
    allowedOrigins,
    preferredSignInStrategy,
    /** Whether the lists count, those of the code and those that the Backend API keeps. */
    allowlist: v.boolean(),
    blocklist: v.boolean(),
    blockEmailSubaddresses: v.boolean(),
    blockDisposableDomains: v.boolean(),
    ignoreGmailDots: v.boolean(),
    /** Whether new passwords are looked up in the list of leaked ones. */
    checkBreaches: v.boolean(),
    /** Besides those of the code. */
    redirectUrls: v.array(
      v.strictObject({ id: v.string(), url: redirectUrl, createdAt: v.number() }),
    ),
    organizations: v.partial(
      v.strictObject({
        enabled: v.boolean(),
        maxMemberships,
        adminDelete: v.boolean(),
        creatorRole: v.string(),
        domains: v.partial(
          v.strictObject({ enabled: v.boolean(), enrollmentModes, defaultRole: v.string() }),
        ),
        roles: v.pipe(
          storedRoles,
          v.check((roles) => Object.keys(roles).length <= MAX_ROLES),
        ),
        permissions: storedPermissions,
        roleSets: storedRoleSetList,
        initialRoleSet: v.string(),
      }),
    ),
  }),
)

/** What is not in it is as the code says. */
export type Overlay = v.InferOutput<typeof overlaySchema>

/** @throws {Error} for what a setting cannot be: nothing is stored that could not be read again. */
export const checkedOverlay = (overlay: Overlay): Overlay => v.parse(overlaySchema, overlay)

/** The code's settings with an overlay over them. */
export function overlaid(code: Settings, overlay: Overlay): Settings {
  const { testMode = true, allowlist, blocklist, ...more } = overlay
  const {
    blockEmailSubaddresses = code.restrictions.blockEmailSubaddresses,
    blockDisposableDomains = code.restrictions.blockDisposableDomains,
    ignoreGmailDots = code.restrictions.ignoreGmailDots,
    ...others
  } = more
  const { checkBreaches: check = code.password.breaches.check, ...rest } = others
  const { organizations = {}, redirectUrls = [], ...plain } = rest
  return {
    ...code,
    ...plain,
    // What the code or the kind of the keys rules out, nothing that is stored can bring back (AST-17).
    testMode: code.testMode && testMode,
    organizations: withStored(code.organizations, organizations),
    redirectUrls: [...code.redirectUrls, ...redirectUrls.map(({ url }) => url)],
    password: { ...code.password, breaches: { ...code.password.breaches, check } },
    restrictions: {
      allowlist: allowlist === false ? [] : code.restrictions.allowlist,
      blocklist: blocklist === false ? [] : code.restrictions.blocklist,
      storedAllowlist: allowlist ?? code.restrictions.storedAllowlist,
      storedBlocklist: blocklist ?? code.restrictions.storedBlocklist,
      blockEmailSubaddresses,
      blockDisposableDomains,
      ignoreGmailDots,
    },
  }
}

/** A role of the code counts as the code says it, whatever was made of it before. */
function withStored(
  code: OrganizationSettings,
  { roles, permissions, domains, ...more }: NonNullable<Overlay['organizations']>,
): OrganizationSettings {
  return {
    ...code,
    ...more,
    domains: { ...code.domains, ...domains },
    roles: { ...roles, ...code.roles },
    permissions: { ...permissions, ...code.permissions },
  }
}

/** An overlay as it is stored. */
export interface StoredOverlay {
  version: number
  /** JSON. */
  overlay: string
}

/** The stored overlay says something that this release does not know. */
export class UnknownSettingsError extends Error {
  override name = 'UnknownSettingsError'
}

/**
 * Reads an overlay; none is stored until something was changed.
 *
 * @throws {UnknownSettingsError} unless all of it is understood: what is passed over may have been what closed a door.
 */
export function parseOverlay(stored: StoredOverlay | null): Overlay {
  if (!stored) return {}
  const result = v.safeParse(overlaySchema, parseJson(stored.overlay))
  if (result.success) return result.output
  const [issue] = result.issues
  const place = v.getDotPath(issue)
  throw new UnknownSettingsError(
    `The settings that were changed through the Backend API (instance_settings, version ${stored.version}) are not ` +
      `understood: ${place ? `${place}: ` : ''}${issue.message}. If a later release wrote them, update dooryard. ` +
      'If somebody changed them by hand, mend them, or delete the row to go back to the settings of the code.',
    { cause: new v.ValiError(result.issues) },
  )
}

/** What is told at the start: whoever changes the code may wonder why nothing happens. */
export const overlayNotice = (names: readonly string[]): string =>
  `Settings that were changed through the Backend API hold over those of the code: ${names.join(', ')}.`

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
