export const createServer = null
