// Checked by the compiler alone: whoever wrote pages for the genuine React entry finds every name, and each takes what it took.
import type * as genuine from '@clerk/astro/react'
import type * as ours from '@dooryard/astro/react'

/** Does not compile where it is given a name. */
type None<Names extends never> = Names

export type MissingValues = None<Exclude<keyof typeof genuine, keyof typeof ours>>

// biome-ignore lint/suspicious/noExplicitAny: of every component there is
type PropsOf<Component> = Component extends (props: infer Props, ...rest: any[]) => unknown
  ? Props
  : never

/** Components that do not take all that the genuine ones take. */
type Narrower = {
  [Name in keyof typeof genuine]: PropsOf<(typeof genuine)[Name]> extends PropsOf<
    (typeof ours)[Name]
  >
    ? never
    : Name
}[keyof typeof genuine]

/** Functions that they take are given smaller resources than the genuine ones: one that names Clerk's types is not taken. */
type GivenSmaller = 'OrganizationList' | 'OrganizationSwitcher' | '__experimental_PlanDetailsButton'

export type NarrowerComponents = None<Exclude<Narrower, GivenSmaller>>

/** What pages take apart of `useAuth()`. */
type Taken = 'isLoaded' | 'isSignedIn' | 'userId' | 'sessionId' | 'orgId' | 'orgRole' | 'orgSlug'
type Given = Pick<ReturnType<typeof ours.useAuth>, Taken>
type Wanted = Pick<ReturnType<typeof genuine.useAuth>, Taken>

export const isSame: [Given] extends [Wanted] ? ([Wanted] extends [Given] ? true : false) : false =
  true

/** Types that pages name. */
export type Named = [
  ours.MountProps,
  ours.OpenProps,
  ours.ShowProps,
  ours.SignInButtonProps,
  ours.SignOutButtonProps,
  ours.SignUpButtonProps,
  ours.__experimental_CheckoutButtonProps,
  ours.__experimental_PlanDetailsButtonProps,
  ours.__experimental_SubscriptionDetailsButtonProps,
]
