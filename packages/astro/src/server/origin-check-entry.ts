import { config } from 'virtual:dooryard/server-config'
import { bindOriginCheck } from './origin-check.ts'

/** The middleware that the integration puts before those of the site. */
export const onRequest = bindOriginCheck(config)
