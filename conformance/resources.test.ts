import type * as genuine from '@clerk/shared/types'
import type * as ours from '@dooryard/browser'
import { describe, expectTypeOf, it } from 'vitest'

type Waits = 'waitUntilOpened'

/** Each resource of ours beside the genuine one; ours has the methods of both generations of attempts. */
interface Pairs {
  client: [ours.ClientResource, genuine.ClientResource]
  session: [ours.SessionResource, genuine.SessionResource]
  user: [ours.UserResource, genuine.UserResource]
  // Our components wait for a link by a method of their own, which somebody's leaving ends.
  emailAddress: [Omit<ours.EmailAddressResource, Waits>, genuine.EmailAddressResource]
  phoneNumber: [ours.PhoneNumberResource, genuine.PhoneNumberResource]
  externalAccount: [
    // Genuine components leave the page by themselves, ours in one place.
    Omit<ours.ExternalAccountResource, 'startRedirect'>,
    genuine.ExternalAccountResource,
  ]
  organization: [ours.OrganizationResource, genuine.OrganizationResource]
  organizationMembership: [
    ours.OrganizationMembershipResource,
    genuine.OrganizationMembershipResource,
  ]
  organizationInvitation: [
    ours.OrganizationInvitationResource,
    genuine.OrganizationInvitationResource,
  ]
  organizationMembershipRequest: [
    ours.OrganizationMembershipRequestResource,
    genuine.OrganizationMembershipRequestResource,
  ]
  organizationDomain: [ours.OrganizationDomainResource, genuine.OrganizationDomainResource]
  userOrganizationInvitation: [
    ours.UserOrganizationInvitationResource,
    genuine.UserOrganizationInvitationResource,
  ]
  organizationSuggestion: [
    ours.OrganizationSuggestionResource,
    genuine.OrganizationSuggestionResource,
  ]
  signIn: [ours.SignInResource, genuine.SignInResource & genuine.SignInFutureResource]
  emailCode: [ours.SignInResource['emailCode'], genuine.SignInFutureResource['emailCode']]
  resetPasswordEmailCode: [
    ours.SignInResource['resetPasswordEmailCode'],
    genuine.SignInFutureResource['resetPasswordEmailCode'],
  ]
  signUp: [ours.SignUpResource, genuine.SignUpResource & genuine.SignUpFutureResource]
  verifications: [
    Omit<ours.SignUpVerifications, Waits>,
    genuine.SignUpFutureResource['verifications'],
  ]
}

// biome-ignore lint/suspicious/noExplicitAny: whatever the method takes
type Method = (...parameters: any[]) => unknown

type MethodName<Resource> = {
  [Name in keyof Resource]-?: Resource[Name] extends Method ? Name : never
}[keyof Resource]

type Unknown<Ours, Genuine> = Exclude<MethodName<Ours>, keyof Genuine>

type Narrower<Ours, Genuine> = {
  [Name in MethodName<Ours> & keyof Genuine]-?: Ours[Name] extends Method
    ? Genuine[Name] extends Method
      ? Parameters<Genuine[Name]> extends Parameters<Ours[Name]>
        ? never
        : Name
      : Name
    : never
}[MethodName<Ours> & keyof Genuine]

type Names = { [Name in keyof Pairs]: Unknown<Pairs[Name][0], Pairs[Name][1]> }
type Calls = { [Name in keyof Pairs]: Narrower<Pairs[Name][0], Pairs[Name][1]> }
type None = { [Name in keyof Pairs]: never }

describe('the methods of our resources, by their types,', () => {
  it('have names that the genuine ones have', () => {
    expectTypeOf<Names>().toEqualTypeOf<None>()
  })

  it('take what the genuine ones take; only the callback of finalize is given a smaller session', () => {
    expectTypeOf<Omit<Calls, 'signIn' | 'signUp'>>().toEqualTypeOf<
      Omit<None, 'signIn' | 'signUp'>
    >()
    expectTypeOf<Calls['signIn' | 'signUp']>().toEqualTypeOf<'finalize'>()
  })
})
