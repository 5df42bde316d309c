export interface JoinWaitlistParams {
  emailAddress: string
}

/** Somebody's place on the list. */
export interface WaitlistResource {
  id: string
  createdAt: Date | null
  updatedAt: Date | null
}
