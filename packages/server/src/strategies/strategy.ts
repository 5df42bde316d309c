import type { SignInFactorJSON } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import type { ApiError } from '../http/api-error.ts'
import type { Fields, Values } from '../http/fields.ts'
import type { InvitationRow } from '../invitations/table.ts'
import type { Impersonation } from '../sessions/impersonation.ts'
import type { Settings } from '../settings/schema.ts'
import type { UserRow } from '../users/table.ts'
import type { UserWithEmails } from '../users/view.ts'
import type { Subject as SubjectOf } from '../verifications/subject.ts'
import type { Stage, VerificationRow } from '../verifications/table.ts'

/** An address, as whoever signs in may see it. */
interface PersonsAddress {
  id: string
  shown: string
  primary: boolean
}

/** A phone number, as whoever signs in may see it. */
interface PersonsNumber {
  id: string
  shown: string
  primary: boolean
  /** It is a second factor, and no first one. */
  isSecondFactor: boolean
  /** The second factor that is asked for first. */
  isDefault: boolean
}

/** What offers depend on: what somebody has or, where that is kept secret, what anybody may have (ENUM-1). */
export interface Person {
  hasPassword: boolean
  hasTotp: boolean
  hasBackupCodes: boolean
  hasPasskeys: boolean
  /** They have shown in this sign-in that they know their password. */
  hasShownPassword?: boolean
  /** Proven ones, the best first. */
  emailAddresses: readonly PersonsAddress[]
  /** Proven ones, the best first. */
  phoneNumbers: readonly PersonsNumber[]
  /** By which connections they have accounts at providers; absent: none. */
  connections?: readonly string[]
}

/** A way in, as interfaces list it; the name of its strategy is added, unless it is one of a family and says it. */
export type Factor = Partial<SignInFactorJSON>

export type Subject = SubjectOf<UserRow>

/** Who stands behind an identifier. */
export interface Identified {
  /** Normalised. */
  identifier: string
  owner: UserWithEmails | null
}

/** Where a request comes from, and where it wants what is sent for it to lead back to. */
export interface Asker {
  /** The address of the server, as it is asked. */
  url: URL
  /** The page that asks. */
  origin: string | null
  /** The page at which a script goes on. */
  redirectUrl?: string | undefined
  /** Where a form without one goes on. */
  targets?: { returnTo: string; completeTo: string | null } | null
}

/** The second half of preparing: runs in a transaction. */
export type Start = (ctx: Context) => Promise<VerificationRow>

/**
 * The second half of an attempt: runs in the transaction of what the proof leads to, and spends the proof there.
 * A refusal is a value, so that what it counts is committed. So is that it was no proof of the user, but leave to act for them.
 */
export type Redeem = (ctx: Context) => Promise<ApiError | Impersonation | null>

/** One way to prove who one is. */
export interface Strategy<Prepare extends Fields = Fields, Attempt extends Fields = Fields> {
  name: string
  /** It is a family: the names of its strategies, each of which is the same but for the name. */
  names?: (name: string) => boolean
  /** It leads to another site first, and comes back on a way of its own (`federation`). */
  leaves?: true
  /** It is a token of the provider of this connection, which says by itself whose account there it is of; `federation` goes on with it. */
  brings?: string
  /** What is sent is opened elsewhere, and counts with the next look at what it was sent for (`links`). */
  isOpened?: true
  /** What a request may carry for it. */
  fields: { prepare: Prepare; attempt: Attempt }
  /** Something one knows, something one has, or the identifier that is shown to be one's own. */
  proves:
    | 'knowledge'
    | 'possession'
    | 'email_address'
    | 'phone_number'
    | 'authenticator_app'
    | 'backup_code'
    | 'passkey'
  /** It is two factors in one: something one has, and what opens that (PK-7). */
  isWhole?: boolean
  /** A try costs a slow hash (PW-8). */
  hashes?: boolean
  /** The stages at which it is accepted, and the factors it is offered with there: none, if the settings or the person have none. */
  offers: { [At in Stage]?: (settings: Settings, person: Person) => Factor[] }
  /** Whose the proof is, where it says so by itself: whoever brings it needs no identifier and no offer. What is prepared is asked once the proof is there. */
  identify?(ctx: Context, proof: Values<Attempt>): Promise<Identified>
  /** The invitation that a proof is, if it is one: then it is for who has no account yet. */
  invites?(ctx: Context, proof: Values<Attempt>): Promise<InvitationRow | null>
  /** Starts a verification, e.g. sends a code: what may be refused before, the rest in `Start`. Absent: there is nothing to prepare. */
  prepare?(ctx: Context, subject: Subject, asker?: Asker): Promise<Start>
  /** Slow work (hashing) now, outside any transaction; the rest in `Redeem`. An error: refused already, there is nothing to redeem. */
  attempt(ctx: Context, subject: Subject, proof: Values<Attempt>): Promise<Redeem | ApiError>
}

/** Ties the types of what a strategy reads to its fields. */
export function strategy<Prepare extends Fields, Attempt extends Fields>(
  definition: Strategy<Prepare, Attempt>,
): Strategy {
  return definition as unknown as Strategy
}

/** What a request says of a strategy: which factor to prepare, or the proof. */
export interface StrategyInput {
  strategy: Strategy
  [field: string]: unknown
}
