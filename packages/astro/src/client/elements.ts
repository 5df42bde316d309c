import { defineElements } from '@dooryard/ui'
import { startClerk } from './runtime.ts'
// The components come with the page: the runtime need not ask for them first.
import './ui.ts'

defineElements(startClerk())
