import type { UIError } from '../model/errors.ts'
import type { ViewContext } from '../view/screen.tsx'
import type { View } from '../view/view.ts'
import { El } from './element.tsx'
import { errorText } from './error-text.ts'
import { ALERT, Icon } from './icons.tsx'

export const fieldError = (v: View, field: string): UIError | undefined =>
  v.state.errors.find((error) => error.field === field)

/** What is being corrected is no longer wrong. */
export function forgetError(v: View, field: string): void {
  if (fieldError(v, field)) {
    v.set({ errors: v.state.errors.filter((error) => error.field !== field) })
  }
}

/** The first error that no field of the screen shows. */
const cardError = (v: View, fields: readonly string[]): UIError | undefined =>
  v.state.errors.find((error) => !error.field || !fields.includes(error.field))

/** What concerns the whole card; a live region that is always there, so that it is read out when it fills. */
export function Alert({ fields }: { fields: readonly string[] }, { at: { v } }: ViewContext) {
  const error = cardError(v, fields)
  const maintenance = !error && !v.state.errors.length && v.environment.maintenance_mode
  const kind = error ? 'danger' : 'warning'
  const key = maintenance ? 'maintenanceMode' : undefined
  return (
    <div class="cl-alertRegion" role="status" aria-live="polite">
      {(error || maintenance) && (
        <El k="alert" kid={kind} data-color={kind}>
          <Icon path={ALERT} class={v.names('alertIcon', kind)} />
          <El k="alertText" kid={kind} as="p" t={key} dir="auto">
            {error && errorText(v, error)}
          </El>
        </El>
      )}
    </div>
  )
}
