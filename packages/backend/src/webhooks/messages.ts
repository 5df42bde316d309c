/** Backend API §3.6. */
export interface EmailJSON {
  object: 'email'
  id: string
  slug?: string | null
  from_email_name: string
  to_email_address?: string
  email_address_id: string | null
  user_id?: string | null
  subject?: string
  body?: string
  body_plain?: string | null
  status?: string
  data?: Record<string, unknown> | null
  delivered_by_clerk: boolean
  suppression_reason?: string | null
}

export interface SMSMessageJSON {
  object: 'sms_message'
  id: string
  from_phone_number: string
  to_phone_number: string
  phone_number_id: string | null
  user_id?: string
  message: string
  status: string
  slug?: string | null
  data?: Record<string, unknown> | null
  delivered_by_clerk: boolean
}
