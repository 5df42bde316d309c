export const createServer = null
export const hostProblem = () => null
