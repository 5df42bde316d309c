import { type ClientJSON, camelize, type SessionJSON } from '@dooryard/protocol'
import type { ClientModel, SessionModel, SignInModel, SignUpModel } from '../model/client.ts'

/** What screens read of a client. Every page view makes one, of a person with a dozen fields more than that. */
export const clientModel = (
  { sessions, ...client }: ClientJSON,
  /** With all that a person has. */
  whole = false,
): ClientModel => ({
  sessions: sessions.map(whole ? wholeModel : sessionModel),
  signIn: client.sign_in && camelize<SignInModel>(client.sign_in),
  signUp: client.sign_up && camelize<SignUpModel>(client.sign_up),
  lastActiveSessionId: client.last_active_session_id,
  lastAuthenticationStrategy: client.last_authentication_strategy,
})

const wholeModel = (session: SessionJSON): SessionModel => ({
  ...camelize<SessionModel>(session),
  currentTask: session.tasks?.[0],
})

const sessionModel = ({ id, status, tasks, user }: SessionJSON): SessionModel => ({
  id,
  status,
  currentTask: tasks?.[0],
  user: user && {
    id: user.id,
    firstName: user.first_name,
    lastName: user.last_name,
    username: user.username,
    imageUrl: user.image_url,
    hasImage: user.has_image,
    primaryEmailAddressId: user.primary_email_address_id,
    emailAddresses: user.email_addresses.map(({ id, email_address }) => ({
      id,
      emailAddress: email_address,
    })),
    phoneNumbers: user.phone_numbers.map(({ phone_number }) => ({ phoneNumber: phone_number })),
  },
})
