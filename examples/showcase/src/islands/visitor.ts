import type { OrganizationResource, UserResource } from '@clerk/astro/types'

/** Undefined until it is known. */
type User = UserResource | null | undefined
type Organization = OrganizationResource | null | undefined

/** Who is signed in, in the words of every island. */
export function nameOf(user: User): string {
  if (!user) return user === null ? 'Nobody' : 'Somebody'
  return user.fullName || user.primaryEmailAddress?.emailAddress || user.id
}

/** What there is to say of them. */
export function standingOf(user: User, organization: Organization): string {
  if (user === undefined) return 'may be signed in'
  return organization ? `is signed in and works in ${organization.name}` : 'is signed in'
}

/** Signs out and stays on the page: one sees who follows. */
export const signOut = (): void => void window.Clerk.signOut(() => {})
