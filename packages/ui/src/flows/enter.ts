import { taskRoute } from '../routing/task-route.ts'
import type { ClerkPort } from '../view/clerk-port.ts'
import { LEFT } from '../view/left.ts'
import type { View } from '../view/view.ts'

/** Takes a session into use, and goes on: to what it has to do first, where this component shows that, else to where it leads. */
export async function enter(
  v: View,
  clerk: ClerkPort,
  session: string | null,
  target: string,
): Promise<typeof LEFT | undefined> {
  let task: string | undefined
  await clerk.setActive({
    session,
    redirectUrl: target,
    async navigate({ session }) {
      task = v.flow && session.currentTask?.key
      if (!task) await clerk.navigate(target)
    },
  })
  if (!task) return LEFT
  v.go(taskRoute(v.prefix, task))
}
