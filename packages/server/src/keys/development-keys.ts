import { systemRandom } from '../random.ts'
import { readOrCreateKeyFile } from './key-file.ts'

/**
 * The publishable key that a development server on this folder will have, made now if need be: for those who build the
 * pages that read it.
 */
export function developmentPublishableKey(dataDir: string): string {
  return readOrCreateKeyFile(dataDir, systemRandom).publishableKey
}
