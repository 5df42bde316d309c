import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

/** Built once for all servers of a process: its dictionaries are a constant of the package. */
export const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
