import type { Dependent } from '../context.ts'
import { deleteEntriesOfUser } from './storage.ts'

export const waitlistOfUser: Dependent = {
  forget: ({ db }, userId) => deleteEntriesOfUser(db, userId),
}
