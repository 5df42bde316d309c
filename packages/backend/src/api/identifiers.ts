import type { DeletedObject } from '../resources/deleted-object.ts'
import type { EmailAddress, PhoneNumber } from '../resources/identifications.ts'
import type {} from '../transport/call.ts'

interface IdentifierState {
  verified?: boolean
  primary?: boolean
}

interface CreateEmailAddressParams extends IdentifierState {
  userId: string
  emailAddress: string
}

interface UpdateEmailAddressParams extends IdentifierState {}

interface CreatePhoneNumberParams extends UpdatePhoneNumberParams {
  userId: string
  phoneNumber: string
}

interface UpdatePhoneNumberParams extends IdentifierState {
  reservedForSecondFactor?: boolean
}

/** Backend API §2.6. */
export interface EmailAddressesApi {
  getEmailAddress(emailAddressId: string): Promise<EmailAddress>
  createEmailAddress(params: CreateEmailAddressParams): Promise<EmailAddress>
  updateEmailAddress(
    emailAddressId: string,
    params?: UpdateEmailAddressParams,
  ): Promise<EmailAddress>
  deleteEmailAddress(emailAddressId: string): Promise<DeletedObject>
}

/** Backend API §2.6. */
export interface PhoneNumbersApi {
  getPhoneNumber(phoneNumberId: string): Promise<PhoneNumber>
  createPhoneNumber(params: CreatePhoneNumberParams): Promise<PhoneNumber>
  updatePhoneNumber(phoneNumberId: string, params?: UpdatePhoneNumberParams): Promise<PhoneNumber>
  deletePhoneNumber(phoneNumberId: string): Promise<DeletedObject>
}
