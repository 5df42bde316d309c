import { expect, test } from 'vitest'
import { linkStep } from './step.ts'

const there = { status: 'unverified', isOwn: true, requireSameClient: true, isMeant: true } as const

test.each([
  ['in the browser that asked for it is opened', {}, 'open'],
  ['that is only fetched there is asked about', { isMeant: false }, 'ask'],
  ['elsewhere changes nothing (OTP-6)', { isOwn: false }, 'client_mismatch'],
  [
    'elsewhere says nothing of how it stands',
    { isOwn: false, status: 'expired' as const },
    'client_mismatch',
  ],
  [
    'elsewhere, where that is allowed, is asked about (OTP-7)',
    { isOwn: false, requireSameClient: false, isMeant: false },
    'ask',
  ],
  [
    'elsewhere, where that is allowed and somebody pressed the button, is opened',
    { isOwn: false, requireSameClient: false },
    'open',
  ],
  ['that was opened says so', { status: 'verified' as const }, 'verified'],
  ['that is too old says so', { status: 'expired' as const }, 'expired'],
  ['of what failed says so', { status: 'failed' as const }, 'failed'],
])('a link %s', (_, changes, step) => {
  expect(linkStep({ ...there, ...changes })).toBe(step)
})
