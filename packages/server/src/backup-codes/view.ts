import type { BackupCodeJSON } from '@dooryard/protocol'
import type { NewBackupCodes } from './replace-backup-codes.ts'

export const backupCodeJSON = (
  { id, codes }: Pick<NewBackupCodes, 'id' | 'codes'>,
  now: number,
): BackupCodeJSON => ({
  object: 'backup_code',
  id,
  codes: [...codes],
  created_at: now,
  updated_at: now,
})
