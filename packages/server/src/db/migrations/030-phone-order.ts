/** The number by which lists are sorted; it follows from the primary one, as the address does. */
export const phoneOrder = {
  name: '030-phone-order',
  statements: [
    'ALTER TABLE users ADD COLUMN primary_phone_number TEXT',
    `UPDATE users SET primary_phone_number = (
      SELECT phone_number FROM phone_numbers WHERE phone_numbers.id = users.primary_phone_number_id
    ) WHERE primary_phone_number_id IS NOT NULL`,
    '/* sqlite */ CREATE INDEX users_primary_phone_number ON users (primary_phone_number, id)',
    '/* postgres */ CREATE INDEX users_primary_phone_number ON users (primary_phone_number NULLS FIRST, id)',
  ],
} as const
