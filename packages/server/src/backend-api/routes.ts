import { apiKeyBackendRoutes } from '../api-keys/backend-routes.ts'
import { backupCodeBackendRoutes } from '../backup-codes/backend-routes.ts'
import { clientBackendRoutes } from '../clients/backend-routes.ts'
import { emailAddressBackendRoutes } from '../email-addresses/backend-routes.ts'
import { externalAccountBackendRoutes } from '../external-accounts/backend-routes.ts'
import { handshakeBackendRoutes } from '../handshake/backend-routes.ts'
import { instanceBackendRoutes } from '../instance/backend-routes.ts'
import { invitationBackendRoutes } from '../invitations/backend-routes.ts'
import { guestBackendRoutes } from '../invitations/guest-backend-routes.ts'
import { jwtTemplateBackendRoutes } from '../jwt-templates/backend-routes.ts'
import { keyBackendRoutes } from '../keys/backend-routes.ts'
import { listedIdentifierBackendRoutes } from '../listed-identifiers/backend-routes.ts'
import { organizationDomainBackendRoutes } from '../organization-domains/backend-routes.ts'
import { organizationBackendRoutes } from '../organizations/backend-routes.ts'
import { organizationRoleBackendRoutes } from '../organizations/role-backend-routes.ts'
import { roleSetBackendRoutes } from '../organizations/role-set-backend-routes.ts'
import { passkeyBackendRoutes } from '../passkeys/backend-routes.ts'
import { phoneNumberBackendRoutes } from '../phone-numbers/backend-routes.ts'
import { redirectUrlBackendRoutes } from '../redirect-urls/backend-routes.ts'
import { sessionBackendRoutes } from '../sessions/backend-routes.ts'
import { ticketBackendRoutes } from '../tickets/backend-routes.ts'
import { totpBackendRoutes } from '../totps/backend-routes.ts'
import { userBackendRoutes } from '../users/backend-routes.ts'
import { waitlistBackendRoutes } from '../waitlist/backend-routes.ts'
import type { BackendRoute } from './route.ts'

/** The whole surface of the Backend API, resource by resource. */
export const backendRoutes: readonly BackendRoute[] = [
  ...userBackendRoutes,
  ...totpBackendRoutes,
  ...backupCodeBackendRoutes,
  ...passkeyBackendRoutes,
  ...emailAddressBackendRoutes,
  ...phoneNumberBackendRoutes,
  ...externalAccountBackendRoutes,
  ...sessionBackendRoutes,
  ...jwtTemplateBackendRoutes,
  ...handshakeBackendRoutes,
  ...clientBackendRoutes,
  ...ticketBackendRoutes,
  ...invitationBackendRoutes,
  ...waitlistBackendRoutes,
  ...listedIdentifierBackendRoutes,
  ...keyBackendRoutes,
  ...instanceBackendRoutes,
  ...organizationBackendRoutes,
  ...organizationRoleBackendRoutes,
  ...roleSetBackendRoutes,
  ...guestBackendRoutes,
  ...apiKeyBackendRoutes,
  ...organizationDomainBackendRoutes,
  ...redirectUrlBackendRoutes,
]
