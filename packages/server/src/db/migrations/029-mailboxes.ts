/** Addresses of Gmail by what they are without their dots, which Gmail does not look at. */
export const mailboxes = {
  name: '029-mailboxes',
  statements: [
    `CREATE INDEX email_addresses_mailbox ON email_addresses (replace(email_address, '.', ''))
      WHERE email_address LIKE '%@gmail.com' AND verified_at IS NOT NULL`,
  ],
} as const
