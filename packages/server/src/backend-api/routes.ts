import { emailAddressBackendRoutes } from '../email-addresses/backend-routes.ts'
import { userBackendRoutes } from '../users/backend-routes.ts'
import type { BackendRoute } from './route.ts'

/** The whole surface of the Backend API, resource by resource. */
export const backendRoutes: readonly BackendRoute[] = [
  ...userBackendRoutes,
  ...emailAddressBackendRoutes,
]
