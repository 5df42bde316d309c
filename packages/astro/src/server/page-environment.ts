import type { EnvironmentJSON, PageEnvironmentJSON } from '@dooryard/protocol'

/** The part of the settings that pages without a form of ours bring along: a twentieth of them. */
export function pageEnvironment(environment: EnvironmentJSON): PageEnvironmentJSON {
  const part = known.get(environment) ?? pick(environment)
  known.set(environment, part)
  return part
}

const known = new WeakMap<EnvironmentJSON, PageEnvironmentJSON>()

const ALWAYS = /^(application_name|sign_(in|up)_url)$/

/** Pages that a script may be sent to; those that are not named are the front page. */
const PAGES = /^(home|user_profile|after_sign|after_switch|after_join)\w*_url$/
const ORGANIZATION_PAGES = /^(organization_profile|create_organization|after_\w+_organization)_url$/

function pick({
  auth_config: { single_session_mode },
  display_config,
  user_settings,
  organization_settings: { enabled, force_organization_selection, domains },
  maintenance_mode,
  partitioned_cookies,
}: EnvironmentJSON): PageEnvironmentJSON {
  const named = Object.entries(display_config).filter(
    ([name, value]) =>
      ALWAYS.test(name) ||
      (value !== '/' &&
        (PAGES.test(name) ||
          (enabled && ORGANIZATION_PAGES.test(name)) ||
          (user_settings.sign_up.mode === 'waitlist' && name === 'waitlist_url'))),
  )
  return {
    auth_config: { single_session_mode },
    display_config: Object.fromEntries(named) as PageEnvironmentJSON['display_config'],
    user_settings: { sign_up: { mode: user_settings.sign_up.mode } },
    ...(enabled && {
      organization_settings: {
        enabled,
        force_organization_selection,
        ...(domains.enabled && { domains: { enabled: true } }),
      },
    }),
    ...(maintenance_mode && { maintenance_mode }),
    ...(partitioned_cookies && { partitioned_cookies }),
  }
}
