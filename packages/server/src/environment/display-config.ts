import type { DisplayConfigJSON, InstanceType } from '@dooryard/protocol'
import type { Settings } from '../settings/schema.ts'
import { isRegistered } from '../settings/social.ts'

/** How the instance shows itself. Frontend API §4.1.1. */
export function displayConfigJSON(
  { applicationName, pages, ...settings }: Settings,
  { id, instanceType }: { id: string; instanceType: InstanceType },
): DisplayConfigJSON {
  return {
    object: 'display_config',
    id,
    instance_environment_type: instanceType,
    application_name: applicationName,
    home_url: pages.home,
    sign_in_url: pages.signIn,
    sign_up_url: pages.signUp,
    user_profile_url: pages.userProfile,
    organization_profile_url: pages.organizationProfile,
    create_organization_url: pages.createOrganization,
    waitlist_url: pages.waitlist,
    after_sign_in_url: pages.afterSignIn,
    after_sign_up_url: pages.afterSignUp,
    after_sign_out_one_url: pages.afterSignOut,
    after_sign_out_all_url: pages.afterSignOut,
    after_switch_session_url: pages.home,
    after_create_organization_url: pages.afterCreateOrganization,
    after_leave_organization_url: pages.afterLeaveOrganization,
    after_join_waitlist_url: pages.home,
    preferred_sign_in_strategy: settings.preferredSignInStrategy,
    logo_image_url: settings.logoImageUrl,
    favicon_image_url: null,
    logo_link_url: null,
    theme: {},
    support_email: settings.supportEmail,
    help_url: null,
    privacy_policy_url: settings.privacyPolicyUrl,
    terms_url: settings.termsUrl,
    branded: false,
    clerk_js_version: null,
    google_one_tap_client_id: oneTapClient(settings),
    show_devmode_warning: instanceType === 'development',
    captcha_public_key: null,
    captcha_public_key_invisible: null,
    captcha_widget_type: null,
    captcha_provider: 'turnstile',
    captcha_oauth_bypass: null,
    captcha_heartbeat: false,
  }
}

/** Google shows its prompt to pages of whom it knows by this; it is no secret. */
const oneTapClient = ({ social: { google } }: Pick<Settings, 'social'>): string | null =>
  google && isRegistered(google) ? google.clientId! : null
