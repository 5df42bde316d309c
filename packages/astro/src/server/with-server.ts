export { createServer } from 'dooryard'
