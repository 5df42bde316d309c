import { defineElements } from '@dooryard/ui'
import { bringUi, startClerk } from './runtime.ts'
import { createSiteUI } from './ui.ts'

bringUi(createSiteUI)
defineElements(startClerk())
