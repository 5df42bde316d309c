import type { Dependent } from '../context.ts'
import { forgetInviter } from './storage.ts'

export const invitationsOfUser: Dependent = {
  forget: ({ db, clock }, userId) => forgetInviter(db, userId, clock.now()),
}
