import { DAY, MINUTE, SECOND } from '../clock.ts'

/** Numbers that no setting changes. The table of `security.md`, "Default numbers". */

/** A one-time code lives this long, takes this many tries, and is sent again after this pause (OTP-1). */
export const CODE_LIFETIME = 10 * MINUTE
export const CODE_DIGITS = 6
export const CODE_TRIES = 5
export const CODE_RESEND_PAUSE = 30 * SECOND

/** Wrong codes that an account bears in a day, and those of them that may come from one address (RATE-1). */
export const CODE_MISSES_A_DAY = 50
export const CODE_MISSES_OF_ADDRESS_A_DAY = 20

/** How long a tab may still ask with the token that its browser had before a link was opened. */
export const STALE_LOOK = 10 * SECOND

/** Addresses that somebody added and did not prove. */
export const UNPROVEN_ADDRESSES = 5

/** Letters that somebody has sent to guests of their organizations in a day. */
export const INVITATIONS_A_DAY = 100

/** Backup codes of a set; each has 50 random bits (MFA-4). */
export const BACKUP_CODES = 10

/** Passkeys of a user. */
export const PASSKEYS = 10

/** A sign-in or sign-up that nobody finishes. */
export const ATTEMPT_LIFETIME = DAY

/** How long a proven first factor waits for the rest of the sign-in (MFA-8). */
export const HALF_DONE_LIFETIME = 10 * MINUTE

/** A proof of identity that is this young allows changes of credentials (PW-9). */
export const FRESH_PROOF = 10 * MINUTE

/** The client cookie; browsers keep none longer than 400 days (SES-1). */
export const CLIENT_LIFETIME = 400 * DAY

/** A client that nobody has signed in at yet: strangers fill no database (DOS-6). */
export const STRANGER_LIFETIME = 7 * DAY

export const HANDSHAKE_NONCE_LIFETIME = 60 * SECOND

/** How long the page may show how the last form ended. */
export const FEEDBACK_LIFETIME = 10 * MINUTE

/** Activity of a session is written down at most this often. */
export const ACTIVITY_GRANULARITY = MINUTE

/** For how long somebody may act for a user, at most (SES-10). */
export const ACTOR_SESSION_SECONDS = 1800

/** A cookie holds 4,096 bytes: the token, its name and its attributes (SES-13). */
export const SESSION_TOKEN_MAX_BYTES = 3900
/** Claims of the session token, before anything is filled in. */
export const CLAIMS_MAX_BYTES = 1500
/** The same of a template. */
export const TEMPLATE_CLAIMS_MAX_BYTES = 8 * 1024
/** Part of a path, and of the name of a variable. */
export const TEMPLATE_NAME = /^[\w-]{1,64}$/
/** Seconds that a token that was asked for may live. */
export const LIFETIMES = { min: 30, max: 315_360_000 }

export const PASSWORD_MAX_BYTES = 1024
export const METADATA_MAX_BYTES = 8 * 1024

/** Factor by which rate limits are wider in a development instance. */
export const DEVELOPMENT_RATE_FACTOR = 20
