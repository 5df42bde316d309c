import type { FlowModule } from '../../flow-module.ts'
import { english } from './messages.ts'

export const signUp: FlowModule = { english, render: () => null }
