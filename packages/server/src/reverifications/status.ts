import { isBefore } from '../clock.ts'
import { HALF_DONE_LIFETIME } from '../settings/numbers.ts'
import type { ReverificationRow } from './table.ts'

export type ReverificationStatus = 'needs_first_factor' | 'needs_second_factor' | 'complete'

type ReverificationRecord = Pick<
  ReverificationRow,
  'level' | 'first_factor_strategy' | 'second_factor_strategy' | 'expire_at'
>

/** What a reverification needs next; null: it is over, and another one has to begin. Frontend API §5.5. */
export function reverificationStatus(
  {
    level,
    first_factor_strategy: first,
    second_factor_strategy: second,
    expire_at,
  }: ReverificationRecord,
  now: number,
): ReverificationStatus | null {
  if (!isBefore(expire_at, { now, length: HALF_DONE_LIFETIME })) return null
  if (level !== 'second_factor' && first === null) return 'needs_first_factor'
  if (level !== 'first_factor' && second === null) return 'needs_second_factor'
  return 'complete'
}
