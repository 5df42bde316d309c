import { defineElements } from '@dooryard/ui'
import { startPage } from './runtime.ts'

defineElements(startPage(), async () => (await import('./ui.ts')).startUI())
