import { digitsOf } from '@dooryard/protocol'
import { type Kind, text } from '../http/fields.ts'

/** A one-time code as people type and copy it. What has no digit stays as it is: it is wrong anyway. */
export const typedCode: Kind<string> = (raw, encoding) => {
  const result = text({ max: 32 })(raw, encoding)
  return 'value' in result ? { value: digitsOf(result.value) || result.value } : result
}
