import { defineElements } from '@dooryard/ui'
import { startClerk } from './runtime.ts'

defineElements(startClerk())
