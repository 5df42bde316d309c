import type { createServer as create } from 'dooryard'
import { nodeProblem } from 'dooryard/node-version'

/** What keeps the embedded server from running here, whatever it is told. */
export const hostProblem = () => nodeProblem(process.versions.node)

/**
 * Starts the embedded server. Its code is imported then, not before: on a Node.js that lacks what it needs, the site
 * would else fail with the name of a module instead of the sentence above.
 */
export const createServer: typeof create = async (options) =>
  (await import('dooryard')).createServer(options)
