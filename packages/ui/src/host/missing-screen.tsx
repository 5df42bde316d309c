import type { VNode } from 'preact'
import { Button } from '../primitives/button.tsx'
import { Card } from '../primitives/card.tsx'
import type { View } from '../view/view.ts'

/** In place of a screen whose code could not be fetched: the card says why, and fetches it anew. */
export function missingScreen(v: View, fetch: () => Promise<void> | undefined): VNode {
  return (
    <Card part="missingScreen" title="missingScreen.title">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void v.run('retry', async () => fetch())
        }}
      >
        <Button k="formButtonPrimary" action="retry" t="missingScreen.formButtonPrimary" />
      </form>
    </Card>
  )
}
