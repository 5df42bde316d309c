import type { Dependent } from '../context.ts'
import { forgetAffiliations } from './storage.ts'
import { welcomeByDomain } from './welcome.ts'

export const domainsOfUser: Dependent = {
  welcome: welcomeByDomain,
  forget: ({ db }, userId) => forgetAffiliations(db, userId),
}
