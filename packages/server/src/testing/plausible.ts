import type { Fields } from '../http/fields.ts'

const TEXTS = [
  '{}',
  'a@example.com',
  'email_code',
  'phone_code',
  'totp',
  'oauth_google',
  '/x',
  '1',
  'manual_invitation',
  'domain.example',
]

/** A form with all that must be in it: fields are looked at before sessions are. */
export const plausible = (body: Fields): Record<string, string> => {
  const required = Object.entries(body).filter(([, { presence }]) => presence === 'required')
  return Object.fromEntries(
    required.map(([name, { kind }]) => {
      const taken = TEXTS.find((text) => 'value' in kind(text, 'form'))
      return [name, taken ?? `no value for ${name}`]
    }),
  )
}
