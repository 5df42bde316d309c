export { clerk as default } from './integration/create-integration.ts'
