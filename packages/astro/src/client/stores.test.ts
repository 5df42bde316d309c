import type { OrganizationResource } from '@dooryard/browser'
import { expectTypeOf, test } from 'vitest'
import type { $organizationStore } from './stores.ts'

test('the store of the organization has the type that sites were written for', () => {
  expectTypeOf<ReturnType<(typeof $organizationStore)['get']>>().toEqualTypeOf<
    OrganizationResource | null | undefined
  >()
  expectTypeOf<OrganizationResource>().toHaveProperty('membersCount')
})
