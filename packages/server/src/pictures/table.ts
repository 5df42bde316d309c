/** Pictures of users, where they are kept in the database. */
interface PictureTable {
  user_id: string
  name: string
  bytes: Uint8Array
  created_at: number
}

/** The same of organizations. */
interface LogoTable {
  organization_id: string
  name: string
  bytes: Uint8Array
  created_at: number
}

declare module '../db/database.ts' {
  interface Database {
    pictures: PictureTable
    logos: LogoTable
  }
}
