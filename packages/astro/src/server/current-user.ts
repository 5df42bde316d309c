import type { User } from '@dooryard/backend'
import { createClerkClient } from '@dooryard/backend'
import type { AuthFn } from './auth-function.ts'
import { backendOptions } from './backend-options.ts'
import type { RequestScope } from './request-scope.ts'

/** `locals.currentUser`: the backend user, fetched once per request however often it is asked for. */
export function createCurrentUser(scope: RequestScope, auth: AuthFn): () => Promise<User | null> {
  let user: Promise<User> | undefined
  return async () => {
    const { userId } = auth()
    if (!userId) return null
    user ??= createClerkClient(backendOptions(scope)).users.getUser(userId)
    return user
  }
}
