/** What requests ask for, in few words: none of it may read a whole table (DOS-2). */
export const EVERYDAY_QUERIES = [
  "SELECT * FROM clients WHERE token_hash = 'x'",
  "SELECT * FROM sessions WHERE client_id = 'x'",
  "SELECT * FROM sessions WHERE user_id = 'x'",
  "SELECT * FROM email_addresses WHERE email_address = 'x' AND verified_at IS NOT NULL",
  "SELECT * FROM email_addresses WHERE user_id = 'x'",
  "SELECT * FROM users WHERE username = 'x'",
  "SELECT * FROM verifications WHERE owner_id = 'x'",
  "SELECT * FROM sign_ins WHERE user_id = 'x'",
  "SELECT * FROM sign_in_tokens WHERE token_hash = 'x'",
  'SELECT * FROM users ORDER BY created_at DESC LIMIT 10',
]
