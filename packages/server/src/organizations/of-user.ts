import type { Dependent } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { managingRoles } from '../settings/organization-roles.ts'
import { forgetCreator, listLedAlone, uncountMember } from './storage.ts'

export const organizationsOfUser: Dependent = {
  async mayGo({ db, settings }, userId) {
    if (!settings.organizations.enabled) return
    const alone = await listLedAlone(db, userId, managingRoles(settings))
    if (alone.length > 0) throw apiError('organization_minimum_permissions_needed')
  },
  async forget({ db }, userId) {
    await uncountMember(db, userId)
    await forgetCreator(db, userId)
  },
}
