import type { FlowModule } from '../../view/flow-module.ts'
import { english } from './messages.ts'
import { begin } from './prove.ts'
import { Step } from './step.tsx'

/** Asks who is signed in to prove once more that it is them. UI components §2.3. */
export const userVerification: FlowModule = {
  english,
  render: () => <Step />,
  begin: (v) => void begin(v),
}
