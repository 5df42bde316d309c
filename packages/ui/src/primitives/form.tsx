import type { Flow } from '@dooryard/protocol'
import type { ComponentChildren } from 'preact'
import type { UIError } from '../model/errors.ts'
import type { ViewContext } from '../view/screen.tsx'
import { El } from './element.tsx'

export type Values = Record<string, string>

interface FormProps {
  /** Whose end the form may bring about; null: signing out. */
  flow: Flow | null
  /** Path of the Frontend API. */
  path: string
  /** Where the form leads when it is complete, instead of where the flow leads. */
  completeTo?: string | undefined
  /** The screen that its page shows when it is done; default: the first one. */
  after?: string | undefined
  /** The screen that says what it was refused for; default: the one that it stands on. */
  refused?: string | undefined
  /** Fields that go along when the browser sends the form; the runtime knows them by itself. */
  hidden?: Values | undefined
  k?: string
  onValues: (values: Values) => unknown
  children: ComponentChildren
}

/** What the form lacks, as the server would say it, without asking. Browsers say it where the runtime is not there. */
function missingIn(form: HTMLFormElement): UIError[] {
  const controls = [...form.elements].filter((each) => each instanceof HTMLInputElement)
  return controls.flatMap(({ name: field, required, type, checked, value, minLength }) => {
    const isMissing = required && !(type === 'checkbox' ? checked : value.trim())
    const code = isMissing ? 'form_param_nil' : value.length < minLength && 'form_code_incomplete'
    return code ? [{ code, text: '', field, meta: {} }] : []
  })
}

/** A true form of the Frontend API: sent by the browser as it is, or taken over by the runtime. */
export function Form(props: FormProps, { at: { v } }: ViewContext) {
  const { flow, path, completeTo, after, refused, hidden, k = 'form', onValues, children } = props
  return (
    <El
      as="form"
      k={k}
      method="post"
      action={v.fapiPath + path}
      noValidate={v.live}
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget as HTMLFormElement
        const errors = missingIn(form)
        if (errors.length) return v.set({ errors })
        onValues(Object.fromEntries(new FormData(form, event.submitter)) as Values)
      }}
    >
      {children}
      {v.controls &&
        Object.entries({ ...hidden, ...v.controls(v, { flow, completeTo, after, refused }) }).map(
          ([name, value]) => <input key={name} type="hidden" name={name} value={value} />,
        )}
    </El>
  )
}
