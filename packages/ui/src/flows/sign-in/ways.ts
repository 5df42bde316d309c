/** What a way to prove who one is means for the screens around its own. */
interface Way {
  strategy: string
  /** Something is sent before its screen is shown. */
  sends?: true
  /** Leads to a new password. */
  resets?: true
  /** Where the visitor picks among the ways: its name in texts and class names, and its mark. */
  choice?: { id: string; icon: string }
}

/** The ways that have a screen (`steps.tsx`, `rare.tsx`), in the order in which they are offered. */
export const ways: readonly Way[] = [
  {
    strategy: 'password',
    choice: {
      id: 'password',
      icon: 'M10.5 9a3.5 3.5 0 1 0-3.3-2.3L2 12v2h2.5v-1.5H6V11h1.5l1.2-1.7c.5.1 1.2-.3 1.8-.3ZM11 5h.01',
    },
  },
  {
    strategy: 'email_link',
    sends: true,
    choice: {
      id: 'emailLink',
      icon: 'M6.5 9.5l3-3M7 4.500l1.200-1.200a3 3 0 0 1 4.300 4.300L11.200 9M9 11.500l-1.200 1.200a3 3 0 0 1-4.300-4.300L4.800 7',
    },
  },
  {
    strategy: 'email_code',
    sends: true,
    choice: {
      id: 'emailCode',
      icon: 'M2.5 3.5h11a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1ZM2 4.5l6 4.5 6-4.5',
    },
  },
  {
    strategy: 'passkey',
    choice: {
      id: 'passkey',
      icon: 'M7 7.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM1.5 13.5c0-2.5 2-4 5-4 .8 0 1.5.1 2 .3M12 8a2 2 0 0 1 .8 3.8L13.5 12.5l-.8.8.8.8-1.5 1.4V11.8A2 2 0 0 1 12 8Z',
    },
  },
  { strategy: 'reset_password_email_code', sends: true, resets: true },
  { strategy: 'reset_password_phone_code', sends: true, resets: true },
  {
    strategy: 'totp',
    choice: {
      id: 'totp',
      icon: 'M5 1.5h6a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1ZM7 12h2',
    },
  },
  {
    strategy: 'phone_code',
    sends: true,
    choice: {
      id: 'phoneCode',
      icon: 'M2.5 3.5h11v8h-6l-3 2.5v-2.5h-2ZM5.5 7.5h.01M8 7.5h.01M10.5 7.5h.01',
    },
  },
  {
    strategy: 'backup_code',
    choice: {
      id: 'backupCode',
      icon: 'M3.5 2.5h6l3 3v8h-9v-11ZM9.5 2.5v3h3M5.5 8.5h5M5.5 11h5',
    },
  },
]

export const wayOf = (strategy: string | undefined): Way | undefined =>
  ways.find((way) => way.strategy === strategy)

/**
 * What may be picked; where the instance prefers one-time codes, what sends something comes first. As a second step, what shows a
 * code, and what sends one to a phone.
 */
export function choices(preferred: 'password' | 'otp' | 'second' | undefined): Way[] {
  const all = ways.filter(({ choice }) => choice)
  // Most pages bring no more of the settings than they need: the order is the usual one there.
  const isFirst = preferred === 'otp' ? isSent : preferred === 'second' ? isOfPhone : () => true
  return [...new Set([...all.filter(isFirst), ...all])]
}

const isSent = ({ sends }: Way) => sends

const isOfPhone = ({ strategy }: Way) => strategy === 'totp' || strategy === 'phone_code'
