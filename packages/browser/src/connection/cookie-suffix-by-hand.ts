export { cookieSuffix } from '@dooryard/protocol'
