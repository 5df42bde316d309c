export interface RateLimitTable {
  /** Route class and hashed subject. */
  bucket: string
  hits: number
  /** End of the window. */
  expire_at: number
}

declare module '../db/database.ts' {
  interface Database {
    rate_limits: RateLimitTable
  }
}
