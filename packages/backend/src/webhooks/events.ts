import type { BackendSessionJSON, BackendUserJSON } from '@dooryard/protocol'
import type { WaitlistEntryJSON } from '../resources/access.ts'
import type {
  OrganizationDomainJSON,
  OrganizationInvitationJSON,
  OrganizationJSON,
  OrganizationMembershipJSON,
  PermissionJSON,
  RoleJSON,
} from '../resources/organizations.ts'
import type {
  BillingPaymentAttemptWebhookEventJSON,
  BillingSubscriptionItemWebhookEventJSON,
  BillingSubscriptionWebhookEventJSON,
} from './billing.ts'
import type { EmailJSON, SMSMessageJSON } from './messages.ts'

/** The envelope of every event. Backend API §8.2. */
interface Webhook<Type extends string, Data> {
  type: Type
  object: 'event'
  data: Data
  event_attributes: { http_request: { client_ip: string; user_agent: string } }
  timestamp: number
  instance_id: string
}

/** `organization.created`, … from a resource and its verbs. */
type On<Resource extends string, Verb extends string, Data> = Webhook<`${Resource}.${Verb}`, Data>

interface Deleted {
  object: string
  id?: string
  slug?: string
  deleted: boolean
}

export interface UserDeletedJSON extends Deleted {
  external_id?: string
}

export interface SessionWebhookEventJSON extends BackendSessionJSON {
  user: BackendUserJSON | null
}

export type OrganizationInvitationAcceptedJSON = OrganizationInvitationJSON & {
  status: 'accepted'
  user_id: string
}

export type UserWebhookEvent =
  | On<'user', 'created' | 'updated', BackendUserJSON>
  | On<'user', 'deleted', UserDeletedJSON>
export type SessionWebhookEvent = On<
  'session',
  'created' | 'ended' | 'removed' | 'revoked' | 'pending',
  SessionWebhookEventJSON
>
export type EmailWebhookEvent = On<'email', 'created', EmailJSON>
export type SMSWebhookEvent = On<'sms', 'created', SMSMessageJSON>
export type OrganizationWebhookEvent =
  | On<'organization', 'created' | 'updated', OrganizationJSON>
  | On<'organization', 'deleted', Deleted>
export type OrganizationDomainWebhookEvent =
  | On<'organizationDomain', 'created' | 'updated', OrganizationDomainJSON>
  | On<'organizationDomain', 'deleted', Deleted>
export type OrganizationMembershipWebhookEvent = On<
  'organizationMembership',
  'created' | 'updated' | 'deleted',
  OrganizationMembershipJSON
>
export type OrganizationInvitationWebhookEvent = On<
  'organizationInvitation',
  'created' | 'revoked',
  OrganizationInvitationJSON
>
export type OrganizationInvitationAcceptedWebhookEvent = On<
  'organizationInvitation',
  'accepted',
  OrganizationInvitationAcceptedJSON
>
export type RoleWebhookEvent = On<'role', 'created' | 'updated' | 'deleted', RoleJSON>
export type PermissionWebhookEvent = On<
  'permission',
  'created' | 'updated' | 'deleted',
  PermissionJSON
>
export type WaitlistEntryWebhookEvent = On<
  'waitlistEntry',
  'created' | 'updated',
  WaitlistEntryJSON
>
export type BillingPaymentAttemptWebhookEvent = On<
  'paymentAttempt',
  'created' | 'updated',
  BillingPaymentAttemptWebhookEventJSON
>
export type BillingSubscriptionWebhookEvent = On<
  'subscription',
  'created' | 'updated' | 'active' | 'pastDue',
  BillingSubscriptionWebhookEventJSON
>
export type BillingSubscriptionItemWebhookEvent = On<
  'subscriptionItem',
  | 'created'
  | 'updated'
  | 'active'
  | 'canceled'
  | 'upcoming'
  | 'ended'
  | 'abandoned'
  | 'incomplete'
  | 'pastDue'
  | 'freeTrialEnding',
  BillingSubscriptionItemWebhookEventJSON
>

/** Everything that can arrive; `type` tells them apart. */
export type WebhookEvent =
  | UserWebhookEvent
  | SessionWebhookEvent
  | EmailWebhookEvent
  | SMSWebhookEvent
  | OrganizationWebhookEvent
  | OrganizationDomainWebhookEvent
  | OrganizationMembershipWebhookEvent
  | OrganizationInvitationWebhookEvent
  | OrganizationInvitationAcceptedWebhookEvent
  | RoleWebhookEvent
  | PermissionWebhookEvent
  | WaitlistEntryWebhookEvent
  | BillingPaymentAttemptWebhookEvent
  | BillingSubscriptionWebhookEvent
  | BillingSubscriptionItemWebhookEvent

export type WebhookEventType = WebhookEvent['type']
