/** Where the lists of a site hear that something of theirs was changed, in this tab or another one: `Changed` is what it was. */
export const CHANGES = 'clerk-organizations'

/** What a list is of. */
export type Changed = 'organization' | 'user'

/** What a method changed that has succeeded; undefined: nothing that lists show. */
export function changedBy(table: string, name: string): Changed | undefined {
  if (/^(get|reload|prepare)/.test(name)) return undefined
  if (/^(organizationsOfUser|userOrganization)/.test(table)) return 'user'
  return table.startsWith('organization') ? 'organization' : undefined
}
