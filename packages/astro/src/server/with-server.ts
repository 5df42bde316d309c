import type { createServer as create } from 'dooryard'
import { nodeProblem } from 'dooryard/node-version'
import { ConfigurationError } from './configuration-error.ts'

/**
 * Starts the embedded server. Its code is imported then, not before: on a Node.js that lacks what it needs, the site
 * would else fail with the name of a module instead of this sentence.
 */
export const createServer: typeof create = async (options) => {
  const problem = nodeProblem(process.versions.node)
  if (problem) throw new ConfigurationError(problem)
  return (await import('dooryard')).createServer(options)
}
