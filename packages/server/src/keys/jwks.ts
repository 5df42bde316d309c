import type { InstanceKeys } from './instance-keys.ts'

/** Public keys only (JWT-8). */
export const jwksJSON = ({ signing }: InstanceKeys) => ({ keys: [signing.publicJwk] })
