import type { ClerkAPIResponseError } from './api-error.ts'
import type { ClerkRuntimeError } from './errors.ts'

/** What all resources have. */
export interface ClerkResource {
  readonly id?: string | undefined
  /** Fetches the resource again and updates it in place. */
  reload(params?: ReloadParams): Promise<this>
}

export interface ReloadParams {
  rotatingTokenNonce?: string
}

/** The methods of a resource: whoever makes one gives all of them, under these very names. */
export type MethodsOf<Resource> = {
  [Name in keyof Resource as Resource[Name] extends (...parameters: never) => unknown
    ? Name
    : never]: Resource[Name]
}

/** The answer of the methods that report failures instead of throwing them. */
export type Outcome = Promise<{ error: ClerkAPIResponseError | ClerkRuntimeError | Error | null }>

declare global {
  /** What a site keeps about its users; it narrows these by declaring them again. The declarations merge. */
  interface UserPublicMetadata {}
  interface UserUnsafeMetadata {}
  interface SignUpUnsafeMetadata {}
}

/** Data that belongs to the application. */
export type Metadata = Record<string, unknown>
export type PublicMetadata = UserPublicMetadata & Metadata
export type UnsafeMetadata = UserUnsafeMetadata & Metadata

/** What others may see of a user. */
export interface PublicUserData {
  firstName: string | null
  lastName: string | null
  imageUrl: string
  hasImage: boolean
  identifier: string
  userId?: string
  username?: string | null
  banned?: boolean
  deprovisioned?: boolean
}

/** Which part of a list; the first ten, where nothing is said. */
export interface PageParams {
  initialPage?: number
  pageSize?: number
}

/** A part of a list, and how long the whole is. */
export interface Page<Item> {
  data: Item[]
  total_count: number
}

/** What an answer says of something that is gone. */
export interface DeletedObjectResource {
  object: string
  id?: string
  deleted: boolean
}
