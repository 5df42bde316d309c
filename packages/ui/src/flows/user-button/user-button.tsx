import type { FlowModule } from '../../flow-module.ts'
import { english } from './messages.ts'

export const userButton: FlowModule = { english, render: () => null }
