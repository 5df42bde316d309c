import type { ActorClaim } from '../claims.ts'
import type { ClientJSON } from './client.ts'

/** The wrapped answer of the Frontend API: a resource, and the client when it changed. Frontend API §2.1. */
export interface WrappedJSON<Resource> {
  response: Resource
  client: ClientJSON | null
}

export interface ListJSON<Item> {
  data: Item[]
  total_count: number
}

/** Frontend API §2.4. */
export interface DeletedObjectJSON {
  object: string
  id: string
  slug?: string
  deleted: true
}

/** Backend API §3.4. */
export interface SignInTokenJSON {
  object: 'sign_in_token'
  id: string
  user_id: string
  /** The ticket itself; shown when it is made and never again. */
  token?: string
  status: 'pending' | 'accepted' | 'revoked'
  url?: string
  created_at: number
  updated_at: number
}

/** Backend API §3.4. */
export interface ActorTokenJSON extends Omit<SignInTokenJSON, 'object'> {
  object: 'actor_token'
  /** Who acts for the user. */
  actor: ActorClaim
}

export interface TestingTokenJSON {
  object: 'testing_token'
  token: string
  expires_at: number
}

/** A public key of the instance. Private members never appear here (JWT-8). */
export interface PublicJwkJSON {
  kty: 'RSA'
  use: 'sig'
  alg: 'RS256'
  kid: string
  n: string
  e: string
}

export interface JwksJSON {
  keys: PublicJwkJSON[]
}

/** Somebody who waits to be let in. Backend API §3.6. */
export interface WaitlistEntryJSON {
  object: 'waitlist_entry'
  id: string
  email_address: string
  status: 'pending' | 'invited' | 'completed' | 'rejected'
  is_locked: boolean
  invitation: InvitationJSON | null
  created_at: number
  updated_at: number
}

/** What somebody is told who joined. Frontend API §4.8. */
export interface WaitlistJSON {
  object: 'waitlist'
  id: string
  created_at: number
  updated_at: number
}

/** An invitation to sign up. Backend API §3.6. */
export interface InvitationJSON {
  object: 'invitation'
  id: string
  email_address: string
  public_metadata: Record<string, unknown>
  revoked: boolean
  status: 'pending' | 'accepted' | 'revoked' | 'expired'
  /** The link; shown when it is made and never again. */
  url?: string
  expires_at: number
  created_at: number
  updated_at: number
}
