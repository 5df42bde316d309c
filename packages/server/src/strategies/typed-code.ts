import { digitsOf } from '@dooryard/protocol'
import { optional, text } from '../http/fields.ts'

/** A code as people type and copy it. */
export const codeField = { code: optional(text({ max: 32 })) }

/** The digits of it. What has none stays as it is: it is wrong anyway. */
export const typedDigits = (code: string): string => digitsOf(code) || code
