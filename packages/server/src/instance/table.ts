/** What the Backend API changed of the settings: one row, once there is something. */
export interface InstanceSettingsTable {
  id: number
  /** Counts the changes. A change is stored over the version that it was made of, or not at all (GR-4). */
  version: number
  /** JSON of an `Overlay`. */
  overlay: string
  updated_at: number
}

declare module '../db/database.ts' {
  interface Database {
    instance_settings: InstanceSettingsTable
  }
}
