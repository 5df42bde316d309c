import { expect, inject } from 'vitest'
import { watchBackendMethods } from './backend-methods.ts'
import { bookIn, noteFile } from './covered.ts'

const folder = inject('covered')
const write = bookIn(folder)
watchBackendMethods((method) => write('methods', method))
noteFile(folder, expect.getState().testPath ?? '')
