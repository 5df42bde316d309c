import { defineElements } from '@dooryard/ui'
import { startPage } from './runtime.ts'

defineElements(startPage(), async () => {
  // Both are on their way at once.
  const [{ startClerk }] = await Promise.all([import('./clerk-store.ts'), import('./ui.ts')])
  return startClerk()
})
