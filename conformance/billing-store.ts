// Checked by the compiler alone: whoever asks the store for billing asks with the words of the genuine one.
import type * as genuine from '@clerk/astro/client'
import type * as ours from '@dooryard/astro/client'

type Billing = NonNullable<ReturnType<typeof genuine.$billingStore.get>>
type Own = NonNullable<ReturnType<typeof ours.$billingStore.get>>

type Methods = [keyof Billing] extends [keyof Own] ? true : false

export const hasAll: Methods = true

export const isNarrower: [Billing] extends [Own] ? true : false = true
