import type { ClientJSON, EnvironmentJSON, FormFeedback } from '@dooryard/protocol'
import type { UIOptions } from '../options/ui-options.ts'

/** What the server knows when it renders a component. */
export interface RenderState {
  environment: EnvironmentJSON
  client: ClientJSON | null
  feedback: FormFeedback | null
  /** Address of the page that shows the component. */
  url: URL
  /** Path or URL of the Frontend API, with version: `/__clerk/v1`. */
  fapiPath: string
  options: UIOptions
  /** One for all components of a page: the first that draws fields notes it, and those of others end their ids with a suffix. */
  page?: { hasFields?: boolean }
  /** What the Frontend API answers this browser at a path (`/me/sessions/active`); undefined where it refuses. */
  ask?(path: string): Promise<unknown>
  /** What pages of the application hold, as HTML of theirs, by part and page (`profileCustomPage custom-page-0`): shown where no script puts it there. */
  contents?: Readonly<Record<string, string>> | undefined
}
