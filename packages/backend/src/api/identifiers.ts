import type { DeletedObject } from '../resources/deleted-object.ts'
import type { EmailAddress, PhoneNumber } from '../resources/identifications.ts'
import type { Call } from '../transport/call.ts'
import { path } from '../transport/paths.ts'

interface IdentifierState {
  verified?: boolean
  primary?: boolean
}

export interface CreateEmailAddressParams extends IdentifierState {
  userId: string
  emailAddress: string
}

export interface UpdateEmailAddressParams extends IdentifierState {}

export interface CreatePhoneNumberParams extends UpdatePhoneNumberParams {
  userId: string
  phoneNumber: string
}

export interface UpdatePhoneNumberParams extends IdentifierState {
  reservedForSecondFactor?: boolean
}

/** Backend API §2.6. */
export const emailAddressesApi = (call: Call) => ({
  getEmailAddress: async (emailAddressId: string) =>
    call.get<EmailAddress>(path`/email_addresses/${emailAddressId}`),
  createEmailAddress: async (params: CreateEmailAddressParams) =>
    call.post<EmailAddress>('/email_addresses', params),
  updateEmailAddress: async (emailAddressId: string, params: UpdateEmailAddressParams = {}) =>
    call.patch<EmailAddress>(path`/email_addresses/${emailAddressId}`, params),
  deleteEmailAddress: async (emailAddressId: string) =>
    call.delete<DeletedObject>(path`/email_addresses/${emailAddressId}`),
})

/** Backend API §2.6. */
export const phoneNumbersApi = (call: Call) => ({
  getPhoneNumber: async (phoneNumberId: string) =>
    call.get<PhoneNumber>(path`/phone_numbers/${phoneNumberId}`),
  createPhoneNumber: async (params: CreatePhoneNumberParams) =>
    call.post<PhoneNumber>('/phone_numbers', params),
  updatePhoneNumber: async (phoneNumberId: string, params: UpdatePhoneNumberParams = {}) =>
    call.patch<PhoneNumber>(path`/phone_numbers/${phoneNumberId}`, params),
  deletePhoneNumber: async (phoneNumberId: string) =>
    call.delete<DeletedObject>(path`/phone_numbers/${phoneNumberId}`),
})
