import { FormField } from '@dooryard/protocol'
import type { ComponentChildren } from 'preact'
import type { Flow } from '../redirects.ts'
import { SCREEN_PARAMETER } from '../screen-parameter.ts'
import type { View } from '../view.ts'
import { El } from './element.tsx'

export type Values = Record<string, string>

interface FormProps {
  v: View
  /** Where the form leads when the flow is complete. */
  flow: Flow | 'signOut'
  /** Path of the Frontend API. */
  path: string
  completeTo?: string
  /** Fields that travel with the form when it is sent without the runtime. */
  hidden?: Values
  k?: string
  onValues: (values: Values) => void
  children: ComponentChildren
}

/** A true form of the Frontend API: posted by the browser as it is, or taken over by the runtime. */
export function Form({
  v,
  flow,
  path,
  completeTo,
  hidden = {},
  k = 'form',
  onValues,
  children,
}: FormProps) {
  const fields = {
    ...hidden,
    [FormField.returnTo]: pageOf(v),
    [FormField.completeTo]: completeTo ?? (flow === 'signOut' ? '/' : v.completeTo(flow)),
  }
  return (
    <El
      v={v}
      as="form"
      k={k}
      method="post"
      action={v.fapiPath + path}
      noValidate={v.live}
      onSubmit={(event) => {
        event.preventDefault()
        const data = new FormData(event.currentTarget as HTMLFormElement)
        onValues(Object.fromEntries([...data].map(([name, value]) => [name, String(value)])))
      }}
    >
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </El>
  )
}

/** Path and query of the page, without what only names a screen. */
function pageOf(v: View): string {
  const { pathname, searchParams } = v.location.url
  const query = new URLSearchParams([...searchParams].filter(([name]) => name !== SCREEN_PARAMETER))
  return pathname + (query.size ? `?${query}` : '')
}
