import type { Kysely } from 'kysely'
import { initial } from './001-initial.ts'
import { letters } from './002-letters.ts'
import { ends } from './003-ends.ts'
import { outbox } from './004-outbox.ts'
import { stages } from './005-stages.ts'
import { settings } from './006-settings.ts'
import { secondFactors } from './007-second-factors.ts'
import { reverifications } from './008-reverifications.ts'
import { keys } from './009-keys.ts'
import { lists } from './010-lists.ts'
import { externalAccounts } from './011-external-accounts.ts'
import { earlyTimes } from './012-early.ts'
import { passkeys } from './013-passkeys.ts'
import { jwtTemplates } from './014-jwt-templates.ts'
import { pictures } from './015-pictures.ts'
import { actorTokens } from './016-actor-tokens.ts'
import { phoneNumbers } from './017-phone-numbers.ts'
import { invitations } from './018-invitations.ts'
import { spentTokens } from './019-spent-tokens.ts'
import { waitlist } from './020-waitlist.ts'
import { organizations } from './021-organizations.ts'
import { knownBrowsers } from './022-known-browsers.ts'
import { organizationInvitations } from './023-organization-invitations.ts'
import { apiKeys } from './024-api-keys.ts'
import { organizationDomains } from './025-organization-domains.ts'
import { listedIdentifiers } from './026-listed-identifiers.ts'
import { endsOfInvitations } from './027-ends-of-invitations.ts'
import { roleSets } from './028-role-sets.ts'
import { mailboxes } from './029-mailboxes.ts'
import { phoneOrder } from './030-phone-order.ts'

export interface Migration {
  readonly name: string
  /** One that begins with the name of an engine in a comment is for that one alone. */
  readonly statements: readonly string[]
  /** What no statement can do, after them. */
  finish?(db: Kysely<never>): Promise<void>
}

/** All of them, in order. Forward only; importing nothing of ours, so that an old one never changes. */
export const migrations: readonly Migration[] = [
  initial,
  letters,
  ends,
  outbox,
  stages,
  settings,
  secondFactors,
  reverifications,
  keys,
  lists,
  externalAccounts,
  earlyTimes,
  passkeys,
  jwtTemplates,
  pictures,
  actorTokens,
  phoneNumbers,
  invitations,
  spentTokens,
  waitlist,
  organizations,
  knownBrowsers,
  organizationInvitations,
  apiKeys,
  organizationDomains,
  listedIdentifiers,
  endsOfInvitations,
  roleSets,
  mailboxes,
  phoneOrder,
]
