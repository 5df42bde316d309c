import type { SignUpJSON, SignUpVerificationJSON } from '@dooryard/protocol'
import { fill } from './fill.ts'
import type { JSONOf } from './json.ts'

export type InvitationStatus = 'pending' | 'accepted' | 'revoked' | 'expired'
export type IdentifierType = 'email_address' | 'phone_number' | 'web3_wallet'

/** An invitation to the application. Backend API §3.6. */
export class Invitation {
  readonly id!: string
  readonly emailAddress!: string
  readonly publicMetadata!: Record<string, unknown> | null
  readonly createdAt!: number
  readonly updatedAt!: number
  readonly status!: InvitationStatus
  readonly url!: string | undefined
  readonly revoked!: boolean | undefined
  readonly _raw!: InvitationJSON | null

  get raw(): InvitationJSON | null {
    return this._raw
  }

  static fromJSON(json: InvitationJSON): Invitation {
    return fill(new Invitation(), json, { _raw: json })
  }
}

export type InvitationJSON = JSONOf<Invitation, 'invitation'>

export class WaitlistEntry {
  readonly id!: string
  readonly emailAddress!: string
  readonly status!: 'pending' | 'invited' | 'completed' | 'rejected'
  readonly invitation!: Invitation | null
  readonly createdAt!: number
  readonly updatedAt!: number
  readonly isLocked!: boolean

  static fromJSON(json: WaitlistEntryJSON): WaitlistEntry {
    const invitation = json.invitation && Invitation.fromJSON(json.invitation)
    return fill(new WaitlistEntry(), json, { invitation })
  }
}

export type WaitlistEntryJSON = Omit<JSONOf<WaitlistEntry, 'waitlist_entry'>, 'invitation'> & {
  invitation: InvitationJSON | null
}

export class AllowlistIdentifier {
  readonly id!: string
  readonly identifier!: string
  readonly identifierType!: IdentifierType
  readonly createdAt!: number
  readonly updatedAt!: number
  readonly instanceId!: string | undefined
  readonly invitationId!: string | undefined
}

export class BlocklistIdentifier {
  readonly id!: string
  readonly identifier!: string
  readonly identifierType!: IdentifierType
  readonly createdAt!: number
  readonly updatedAt!: number
  readonly instanceId!: string | undefined
}

/** A token that signs in on behalf of somebody else. Backend API §3.4. */
export class ActorToken {
  readonly id!: string
  readonly status!: 'pending' | 'accepted' | 'revoked'
  readonly userId!: string
  readonly actor!: Record<string, unknown> | null
  readonly token!: string | null | undefined
  readonly url!: string | null | undefined
  readonly createdAt!: number
  readonly updatedAt!: number
}

/** What a sign-up still has to do for one identifier. */
export interface SignUpAttemptVerification {
  nextAction: string
  supportedStrategies: string[]
}

/** Backend API §3.4. */
export class SignUpAttempt {
  readonly id!: string
  readonly status!: 'missing_requirements' | 'complete' | 'abandoned'
  readonly requiredFields!: string[]
  readonly optionalFields!: string[]
  readonly missingFields!: string[]
  readonly unverifiedFields!: string[]
  readonly verifications!: {
    emailAddress: SignUpAttemptVerification | null
    phoneNumber: SignUpAttemptVerification | null
    web3Wallet: SignUpAttemptVerification | null
    externalAccount: object | null
  } | null
  readonly username!: string | null
  readonly emailAddress!: string | null
  readonly phoneNumber!: string | null
  readonly web3Wallet!: string | null
  readonly passwordEnabled!: boolean
  readonly firstName!: string | null
  readonly lastName!: string | null
  readonly customAction!: boolean
  readonly externalId!: string | null
  readonly createdSessionId!: string | null
  readonly createdUserId!: string | null
  readonly abandonAt!: number | null
  readonly legalAcceptedAt!: number | null
  readonly publicMetadata!: Record<string, unknown> | null | undefined
  readonly unsafeMetadata!: Record<string, unknown> | null | undefined

  static fromJSON(json: SignUpJSON): SignUpAttempt {
    const { verifications } = json
    return fill(new SignUpAttempt(), json, {
      verifications: verifications && {
        emailAddress: readNextStep(verifications.email_address),
        phoneNumber: readNextStep(verifications.phone_number),
        web3Wallet: readNextStep(verifications.web3_wallet),
        externalAccount: verifications.external_account,
      },
    })
  }
}

function readNextStep(json: SignUpVerificationJSON | null): SignUpAttemptVerification | null {
  return json && { nextAction: json.next_action, supportedStrategies: json.supported_strategies }
}
