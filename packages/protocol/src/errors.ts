/** One error of the wire. Frontend API §2.3. */
export interface ClerkErrorJSON {
  code: string
  /** A fragment: "is incorrect". */
  message: string
  /** A sentence. */
  long_message: string
  meta?: ClerkErrorMetaJSON
}

export interface ClerkErrorMetaJSON {
  /** The field at fault, snake_case. */
  param_name?: string
  session_id?: string
  email_addresses?: string[]
  identifiers?: string[]
  zxcvbn?: { suggestions: { code: string; message: string }[] }
  [key: string]: unknown
}

/** Body of every answer with an error status. */
export interface ErrorBodyJSON {
  errors: ClerkErrorJSON[]
  clerk_trace_id?: string
  meta?: { client?: unknown }
}

interface CatalogueEntry {
  status: number
  message: string
  longMessage: string
}

const entry = (status: number, message: string, longMessage: string): CatalogueEntry => ({
  status,
  message,
  longMessage,
})

/**
 * Every error the server answers with, by permanent code. Texts may improve, codes and statuses never change.
 * Frontend API §9, Backend API appendix A.
 */
export const errorCatalogue = {
  // Transport and authentication
  bad_request: entry(400, 'bad request', 'The request is not valid.'),
  request_body_invalid: entry(
    400,
    'invalid body',
    'The request body could not be read. Check its encoding and content type.',
  ),
  malformed_request_parameters: entry(
    400,
    'malformed parameters',
    'The request parameters could not be read.',
  ),
  request_invalid_for_environment: entry(
    400,
    'not in this environment',
    'This request is not valid for this kind of instance.',
  ),
  request_invalid_for_instance: entry(
    400,
    'not for this instance',
    'This request is not valid with the settings of this instance.',
  ),
  origin_invalid: entry(
    403,
    'origin not allowed',
    'Requests from this origin are not allowed. Add it to the allowed origins of the instance.',
  ),
  origin_missing: entry(
    403,
    'origin missing',
    'A request that changes something must say which page it comes from.',
  ),
  origin_authorization_headers_conflict: entry(
    400,
    'conflicting headers',
    'Send either Origin or Authorization, not both.',
  ),
  url_based_session_syncing_disabled: entry(
    400,
    'session syncing disabled',
    'Development browsers exist in development instances only.',
  ),
  dev_browser_unauthenticated: entry(
    401,
    'unknown browser',
    'This development browser is not known. Reload the page.',
  ),
  authentication_invalid: entry(
    401,
    'not signed in',
    'There is no valid session for this request.',
  ),
  signed_out: entry(401, 'signed out', 'You are signed out.'),
  authorization_header_format_invalid: entry(
    401,
    'invalid Authorization header',
    'The Authorization header must have the form `Bearer <key>`.',
  ),
  clerk_key_invalid: entry(
    401,
    'invalid secret key',
    'The secret key is not valid for this instance.',
  ),
  resource_forbidden: entry(403, 'not yours', 'This is not available to you.'),
  feature_not_enabled: entry(403, 'not enabled', 'This feature is not enabled for this instance.'),
  resource_not_found: entry(404, 'not found', 'Nothing was found here.'),
  not_available: entry(404, 'not available', 'This is not available in this version yet.'),
  client_not_found: entry(404, 'client not found', 'This browser has no client.'),
  method_not_allowed: entry(405, 'method not allowed', 'This method is not allowed here.'),
  gone: entry(410, 'gone', 'This is no longer available.'),
  request_body_too_large: entry(413, 'body too large', 'The request body is too large.'),
  unsupported_content_type: entry(
    415,
    'unsupported content type',
    'The content type of the request is not supported here.',
  ),
  too_many_requests: entry(429, 'too many requests', 'Too many requests. Try again in a moment.'),
  internal_clerk_error: entry(
    500,
    'internal error',
    'Something went wrong on our side. Try again.',
  ),
  service_unavailable: entry(503, 'busy', 'The server is busy. Try again in a moment.'),
  // Ours: where passwords lie elsewhere until their owners come.
  password_check_unavailable: entry(
    503,
    'cannot be checked',
    'Your password cannot be checked at the moment. Try again later, or another way.',
  ),

  // Form fields
  form_param_missing: entry(422, 'is missing', 'Enter a value.'),
  form_param_nil: entry(422, 'is empty', 'Enter a value.'),
  form_param_unknown: entry(422, 'is not known', 'This parameter is not known here.'),
  form_param_deprecated: entry(
    422,
    'is no longer accepted',
    'This parameter is no longer accepted here.',
  ),
  form_param_duplicate: entry(422, 'is given twice', 'This parameter must be given once.'),
  form_param_format_invalid: entry(
    422,
    'is not valid',
    'This value does not have the right format.',
  ),
  form_invalid_origin: entry(422, 'is not an origin', 'This value is not an origin.'),
  form_param_type_invalid: entry(422, 'has the wrong type', 'This value has the wrong type.'),
  form_param_value_invalid: entry(422, 'is not valid', 'This value is not one of those allowed.'),
  form_param_value_disabled: entry(
    400,
    'is not enabled',
    'This value is not enabled for this instance.',
  ),
  form_param_min_length_exceeded: entry(422, 'is too short', 'This value is too short.'),
  form_param_max_length_exceeded: entry(422, 'is too long', 'This value is too long.'),
  form_param_array_size_exceeded: entry(
    422,
    'has too many entries',
    'This list has too many entries.',
  ),
  form_param_invalid_date: entry(422, 'is not a date', 'This value is not a date.'),
  form_conditional_param_missing: entry(
    422,
    'is missing',
    'A value is needed together with another one.',
  ),
  form_conditional_param_disallowed: entry(
    422,
    'is not allowed',
    'This value is not allowed together with another one.',
  ),
  form_data_missing: entry(422, 'data missing', 'At least one value is needed.'),
  form_resource_not_found: entry(422, 'was not found', 'What this value names was not found.'),
  form_identifier_not_found: entry(
    422,
    'was not found',
    "We couldn't find your account. Check the spelling.",
  ),
  form_identifier_exists: entry(422, 'is taken', 'This is taken. Choose another one.'),
  form_email_address_blocked: entry(
    403,
    'is not accepted',
    'Addresses of this kind are not accepted.',
  ),
  form_verification_needed: entry(422, 'needs verification', 'This must be verified first.'),
  form_code_incorrect: entry(422, 'is incorrect', 'Incorrect code. Check it and try again.'),
  // Second factors
  totp_already_enabled: entry(
    400,
    'already enabled',
    'An authenticator app is set up already. Remove it to set up another one.',
  ),
  totp_disabled: entry(400, 'not set up', 'This user has not set up an authenticator app.'),
  totp_incorrect_code: entry(422, 'is incorrect', 'Incorrect code. Check it and try again.'),
  invalid_totp_secret_code: entry(
    422,
    'is not a secret',
    'An authenticator secret is base32 of 128 bits or more.',
  ),
  backup_codes_not_available: entry(
    400,
    'not available',
    'Backup codes need another way of two-step verification. Set one up first.',
  ),
  // Passkeys
  passkey_quota_exceeded: entry(
    403,
    'too many passkeys',
    'This account has as many passkeys as it can have. Remove one to add another.',
  ),
  passkey_invalid_public_key_credential: entry(
    422,
    'is not a credential',
    'This is not what an authenticator answers.',
  ),
  passkey_invalid_verification: entry(
    400,
    'not accepted',
    'This passkey could not be added. Try again.',
  ),
  passkey_not_registered: entry(
    404,
    'not registered',
    'This passkey does not belong to the account. It may have been removed.',
  ),
  passkey_authentication_failure: entry(
    400,
    'not accepted',
    'This passkey was not accepted. Try again, or use another method.',
  ),
  no_second_factors: entry(
    400,
    'no second factors',
    'This account has no way to verify a second step.',
  ),
  legal_not_accepted: entry(422, 'not accepted', 'Accept the terms to continue.'),
  form_username_invalid_length: entry(
    422,
    'has the wrong length',
    'The username is too short or too long.',
  ),
  form_username_invalid_character: entry(
    422,
    'has invalid characters',
    'Use letters, digits, dashes and underscores only.',
  ),
  form_username_needs_non_number_char: entry(
    422,
    'needs a letter',
    'The username needs a letter, so that it is not taken for a phone number.',
  ),

  // Passwords
  form_password_incorrect: entry(
    422,
    'is incorrect',
    'Your password is incorrect. Try again or use another method.',
  ),
  form_password_or_identifier_incorrect: entry(
    422,
    'is incorrect',
    'Your password is incorrect, or there is no such account.',
  ),
  form_password_length_too_short: entry(
    422,
    'is too short',
    'The password must contain more characters.',
  ),
  form_password_length_too_long: entry(
    422,
    'is too long',
    'The password must contain fewer characters.',
  ),
  form_password_size_in_bytes_exceeded: entry(
    422,
    'is too long',
    'The password has too many bytes. Use fewer characters or plainer ones.',
  ),
  form_password_pwned: entry(
    422,
    'is too common',
    'This password is among those that are known and guessed first. Choose another one.',
  ),
  form_password_compromised: entry(
    422,
    'is compromised',
    'This password was found in a leak and cannot be used. Reset it to continue.',
  ),
  form_password_not_strong_enough: entry(
    422,
    'is not strong enough',
    'This password is not strong enough.',
  ),
  form_password_matches_identifier: entry(
    422,
    'matches your address or name',
    'The password must not be your address or name.',
  ),
  form_new_password_matches_current: entry(
    422,
    'matches the current one',
    'The new password must differ from the current one.',
  ),
  form_password_validation_failed: entry(422, 'is incorrect', 'The current password is incorrect.'),
  form_password_digest_invalid_code: entry(
    422,
    'is not a digest',
    'The password digest does not match its hasher, or costs too much to verify.',
  ),
  incorrect_password: entry(422, 'incorrect password', 'The password is incorrect.'),
  no_password_set: entry(400, 'no password', 'This account has no password.'),
  password_required: entry(
    400,
    'password required',
    'The password cannot be removed because the account needs one.',
  ),

  // Verifications
  verification_already_verified: entry(400, 'already verified', 'This is verified already.'),
  verification_expired: entry(400, 'expired', 'This code has expired. Request a new one.'),
  verification_failed: entry(400, 'failed', 'Too many wrong tries. Request a new code.'),
  verification_missing: entry(
    400,
    'missing',
    'There is no verification to attempt. Request a code first.',
  ),
  verification_strategy_invalid: entry(
    400,
    'wrong strategy',
    'This strategy does not match the verification in progress.',
  ),
  verification_link_token_invalid: entry(
    400,
    'invalid link',
    'This link is not valid, or was used already. Ask for a new one.',
  ),
  // Ours: who has no script says when they have opened it.
  verification_link_not_opened: entry(
    400,
    'not opened yet',
    'The link was not opened yet. Open it in this browser, and go on here then.',
  ),
  // Ours: a server of one's own may have nothing to send with.
  email_unavailable: entry(
    400,
    'cannot be sent',
    'Codes cannot be sent at the moment. Try again later.',
  ),
  sms_unavailable: entry(
    400,
    'cannot be sent',
    'Text messages cannot be sent at the moment. Try again later, or another way.',
  ),
  unsupported_country_code: entry(
    403,
    'unsupported country',
    'Text messages are not sent to phone numbers of this country. Use another number.',
  ),
  verification_code_too_many_requests: entry(
    429,
    'too many requests',
    'A code was sent a moment ago. Wait before requesting another.',
  ),
  strategy_for_user_invalid: entry(
    400,
    'not available',
    'This way to sign in is not available for this account.',
  ),

  // Sign-in and sign-up
  session_exists: entry(400, 'already signed in', 'You are signed in already.'),
  identifier_already_signed_in: entry(
    400,
    'already signed in',
    'This account is signed in already.',
  ),
  client_state_invalid: entry(400, 'invalid state', 'This step is not possible now.'),
  account_transfer_invalid: entry(400, 'nothing to transfer', 'There is no attempt to transfer.'),
  sign_in_identification_or_user_deleted: entry(
    400,
    'account deleted',
    'This account no longer exists.',
  ),
  identification_claimed: entry(
    400,
    'is taken',
    'Another account has verified this address meanwhile.',
  ),
  sign_up_mode_restricted: entry(403, 'sign-up restricted', 'Signing up is by invitation only.'),
  sign_up_restricted_waitlist: entry(
    403,
    'sign-up restricted',
    'Signing up is closed. Join the waitlist.',
  ),
  not_allowed_access: entry(403, 'not allowed', 'This address is not allowed to sign up here.'),
  user_locked: entry(
    403,
    'account locked',
    'Your account is locked after too many wrong tries. Try again later.',
  ),
  user_banned: entry(403, 'account banned', 'This account cannot be used.'),
  invitation_account_not_exists: entry(
    400,
    'no account',
    'There is no account for this invitation yet.',
  ),

  duplicate_record: entry(400, 'exists already', 'There is one already.'),
  invitation_account_exists: entry(
    400,
    'account exists',
    'There is an account with this address already. Sign in instead.',
  ),

  waitlist_not_accepting_entries: entry(403, 'no waitlist', 'There is no waitlist here.'),
  waitlist_entry_completed: entry(400, 'has an account', 'This person has an account already.'),

  // Tickets
  revoked_invitation: entry(400, 'revoked', 'This invitation was revoked. Ask for a new one.'),
  invitation_already_accepted: entry(
    400,
    'accepted already',
    'This invitation was accepted already. Sign in instead.',
  ),
  invitation_cannot_be_revoked_code: entry(
    400,
    'cannot be revoked',
    'Only a pending invitation can be revoked.',
  ),
  ticket_expired_code: entry(400, 'expired', 'This link has expired. Ask for a new one.'),
  ticket_invalid_code: entry(400, 'invalid', 'This link is not valid. Ask for a new one.'),
  sign_in_token_revoked_code: entry(
    400,
    'revoked',
    'This sign-in link was revoked. Ask for a new one.',
  ),
  sign_in_token_already_used_code: entry(
    400,
    'used',
    'This sign-in link was used already. Ask for a new one.',
  ),
  actor_token_revoked_code: entry(400, 'revoked', 'This link was revoked. Ask for a new one.'),
  actor_token_already_used_code: entry(
    400,
    'used',
    'This link was used already. Ask for a new one.',
  ),
  actor_token_cannot_be_revoked_code: entry(
    400,
    'cannot be revoked',
    'Only a pending actor token can be revoked.',
  ),
  sign_in_token_cannot_be_revoked_code: entry(
    400,
    'cannot be revoked',
    'Only a pending sign-in token can be revoked.',
  ),
  sign_in_token_not_in_sign_in_code: entry(
    400,
    'wrong place',
    'This link can only be used to sign in.',
  ),

  // Organizations
  organization_not_enabled_in_instance: entry(
    403,
    'no organizations',
    'There are no organizations here.',
  ),
  organization_not_found_or_unauthorized: entry(
    404,
    'not found',
    'This organization does not exist, or you are not in it.',
  ),
  missing_organization_permission: entry(
    403,
    'not allowed',
    'Your role in this organization does not allow this.',
  ),
  organization_minimum_permissions_needed: entry(
    400,
    'somebody must manage it',
    'Somebody must be able to manage the members of an organization. Give another member such a role first.',
  ),
  organization_admin_delete_not_enabled: entry(
    403,
    'not enabled',
    'This organization cannot be deleted by its members.',
  ),
  organization_slugs_disabled: entry(403, 'not enabled', 'Organizations have no slugs here.'),
  organization_creator_not_found: entry(
    400,
    'not found',
    'The user who is to lead this organization does not exist.',
  ),
  organization_membership_quota_exceeded: entry(
    403,
    'organization is full',
    'This organization has as many members and invitations as it may have.',
  ),
  org_creation_limit_exceeded: entry(
    403,
    'too many organizations',
    'You have made as many organizations as you may.',
  ),
  user_create_organization_not_enabled: entry(
    403,
    'not enabled',
    'You may not make organizations here.',
  ),
  organization_invitation_not_found: entry(
    404,
    'not found',
    'There is no such invitation in this organization.',
  ),
  organization_invitation_not_pending: entry(
    404,
    'not open',
    'This invitation is not open any more.',
  ),
  already_a_member_in_organization: entry(
    400,
    'is a member',
    'This person is a member of the organization already.',
  ),
  organization_role_assigned: entry(
    400,
    'in use',
    'Somebody has this role, or is invited to it. Give them another one first.',
  ),
  organization_domains_not_enabled: entry(
    403,
    'not enabled',
    'Organizations have no domains here.',
  ),
  organization_domain_quota_exceeded: entry(
    403,
    'too many domains',
    'This organization has as many domains as it may have.',
  ),
  organization_domain_enrollment_mode_not_enabled: entry(
    403,
    'not enabled',
    'People cannot come in by a domain in this way here.',
  ),
  organization_domain_common: entry(
    422,
    'public provider',
    'Everybody can have an address there. Use a domain of your own.',
  ),
  organization_domain_blocked: entry(422, 'not allowed', 'This domain cannot be used here.'),
  organization_domain_already_exists: entry(
    422,
    'taken',
    'This domain belongs to another organization.',
  ),
  organization_domain_already_exists_same_organization: entry(
    422,
    'is there already',
    'This organization has this domain already.',
  ),
  organization_domain_mismatch: entry(
    422,
    'another domain',
    'This address is not one of the domain.',
  ),
  organization_domain_ownership_not_verified: entry(
    422,
    'record not found',
    'The record was not found in the DNS. It can take some time until it is seen everywhere.',
  ),
  organization_suggestion_already_accepted: entry(
    400,
    'asked already',
    'You have asked to join this organization already.',
  ),
  organization_membership_request_not_pending: entry(
    404,
    'not open',
    'Somebody has answered this request already.',
  ),
  organization_missing_creator_role_permissions: entry(
    422,
    'missing permissions',
    'Whoever makes an organization must be able to lead it. This role cannot.',
  ),

  // Sessions and profile
  invalid_action_for_session: entry(
    400,
    'not possible',
    'This is not possible for a session in this state.',
  ),
  missing_expired_token: entry(422, 'expired token missing', 'Send the last known session token.'),
  session_reverification_missing: entry(
    400,
    'not begun',
    'Nothing was begun to verify again that it is you, or it took too long. Start again.',
  ),
  invalid_action_for_session_reverification: entry(
    400,
    'not the next step',
    'This is not what is needed next to verify that it is you.',
  ),
  // Ours: who acts for a user leaves alone what that user signs in with.
  impersonation_not_allowed: entry(
    403,
    'not while you act for somebody',
    'You act for somebody else here: how they sign in is theirs to change.',
  ),
  session_reverification_required: entry(
    403,
    'verify again',
    'Verify again that it is you to continue.',
  ),
  user_delete_self_not_enabled: entry(
    403,
    'not enabled',
    'Accounts cannot be deleted by their owners here.',
  ),
  identification_update_failed: entry(
    400,
    'cannot be changed',
    'This phone number cannot be changed like that.',
  ),
  identification_update_second_factor_unverified: entry(
    400,
    'not verified',
    'Verify this phone number before you use it as a second step.',
  ),
  form_disable_default_second_factor_not_allowed: entry(
    422,
    'cannot be switched off',
    'Choose another phone number as the default instead.',
  ),
  identification_deletion_failed: entry(
    400,
    'cannot be removed',
    'This cannot be removed: it is the last one that the account is found by.',
  ),
  image_too_large: entry(413, 'too large', 'Choose a picture of at most 5 MB.'),
  too_many_unverified_identifications: entry(
    400,
    'too many unverified',
    'Verify or remove the addresses that you have added before you add another one.',
  ),
  cookie_invalid: entry(400, 'invalid cookie', 'The client token is not valid.'),
  invalid_session_token: entry(400, 'invalid token', 'The session token is not valid.'),
  jwt_template_reserved_claim: entry(
    400,
    'reserved claim',
    'The server alone says this claim. Call yours otherwise.',
  ),
  quota_exceeded: entry(403, 'too many', 'There can be no more of these.'),
  api_keys_not_enabled: entry(422, 'not enabled', 'API keys are not enabled here.'),
  api_key_revoked: entry(400, 'revoked', 'This API key was revoked, and stays so.'),
  api_key_secret_not_kept: entry(
    404,
    'not kept',
    'The secret of an API key is shown once, when the key is made, and only a hash of it is kept. Make another key.',
  ),
  token_creation_conflict: entry(
    409,
    'name is taken',
    'There is an API key of this name already. Choose another name.',
  ),
  token_quota_exceeded: entry(
    403,
    'too many keys',
    'There are as many API keys as there may be. Revoke one to make another.',
  ),
  jwt_template_not_found: entry(404, 'not found', 'There is no token template of this name.'),

  // Session refresh (Backend API §4.8)
  expired_session_token_invalid: entry(
    401,
    'invalid token',
    'The expired session token is not valid.',
  ),
  expired_session_token_missing_azp: entry(
    401,
    'azp missing',
    'The expired session token does not name its origin.',
  ),
  refresh_request_origin_azp_mismatch: entry(
    401,
    'origin mismatch',
    'The token was made for another origin.',
  ),
  refresh_request_origin_invalid: entry(
    401,
    'invalid origin',
    'The origin of the refresh request is not valid.',
  ),
  refresh_sid_mismatch: entry(401, 'session mismatch', 'The token belongs to another session.'),
  refresh_token_not_found: entry(401, 'unknown refresh token', 'The refresh token is not known.'),
  session_refresh_expired_session_token_too_old: entry(
    401,
    'too old',
    'The session token expired too long ago.',
  ),
  session_refresh_inactive_session: entry(401, 'inactive session', 'The session is not active.'),
  session_refresh_session_not_found: entry(401, 'unknown session', 'The session does not exist.'),

  // Accounts at providers
  oauth_access_denied: entry(
    403,
    'access denied',
    'You did not allow access to that account. Try again, or use another way.',
  ),
  oauth_account_already_connected: entry(
    400,
    'already connected',
    'An account of this provider is connected already.',
  ),
  oauth_callback_invalid: entry(
    400,
    'invalid callback',
    'This sign-in was not started in this browser, has ended, or was used already. Start again.',
  ),
  oauth_fetch_user_error: entry(
    400,
    'no profile',
    'The provider did not say who you are. Try again in a moment, or use another way.',
  ),
  oauth_identification_claimed: entry(
    400,
    'connected elsewhere',
    'This account is connected to another user.',
  ),
  oauth_missing_access_token: entry(422, 'no access token', 'There is no access token.'),
  oauth_missing_refresh_token: entry(
    422,
    'no refresh token',
    'The access token has expired, and there is no refresh token. The user has to connect again.',
  ),
  oauth_provider_not_enabled: entry(
    400,
    'not enabled',
    'Signing in with this provider is not enabled here.',
  ),
  oauth_token_exchange_error: entry(
    400,
    'provider failed',
    'The provider did not complete the sign-in. Try again in a moment, or use another way.',
  ),
  misconfigured_oauth_provider: entry(
    400,
    'provider misconfigured',
    'This provider cannot be used now. Use another way, or tell the site.',
  ),
  external_account_exists: entry(
    400,
    'has an account',
    'There is an account for this already. Sign in to it.',
  ),
  external_account_missing_refresh_token: entry(
    400,
    'must be connected again',
    'Connect this account again to keep using it.',
  ),
  google_one_tap_token_invalid: entry(
    400,
    'not accepted',
    'What Google said of you could not be used. Try again, or use another way to sign in.',
  ),
  external_account_not_found: entry(404, 'no account', 'There is no account for this yet.'),

  // Redirects
  invalid_redirect_url: entry(422, 'is not an address', 'The redirect URL is not valid.'),
  prohibited_redirect_url: entry(
    422,
    'is not accepted',
    'Redirects lead to no address of this kind. Use one of https, or of an app.',
  ),
  redirect_url_not_associated_with_instance: entry(
    422,
    'foreign redirect URL',
    'The redirect URL does not belong to this instance.',
  ),

  // Metadata
  form_metadata_too_large: entry(422, 'is too large', 'The metadata is too large.'),
  form_metadata_key_reserved: entry(
    422,
    'has a reserved key',
    'The keys __proto__, constructor and prototype cannot be used.',
  ),
} satisfies Record<string, CatalogueEntry>

/** A permanent error code of the catalogue. */
export type ErrorCode = keyof typeof errorCatalogue

/** HTTP status of an error code. */
export function errorStatus(code: ErrorCode): number {
  return errorCatalogue[code].status
}

/** The wire form of an error, with the catalogue's texts unless `longMessage` says it better. */
export function toErrorJSON(
  code: ErrorCode,
  { longMessage, meta }: { longMessage?: string; meta?: ClerkErrorMetaJSON } = {},
): ClerkErrorJSON {
  const { message, longMessage: standard } = errorCatalogue[code]
  return { code, message, long_message: longMessage ?? standard, ...(meta && { meta }) }
}
