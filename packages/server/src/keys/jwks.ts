import type { InstanceKeys } from './instance-keys.ts'

/** Public keys only (JWT-8): of those that sign, signed or will sign (JWT-7). */
export const jwksJSON = ({ ring }: InstanceKeys) => ({
  keys: ring.accepted.map(({ publicJwk }) => publicJwk),
})
