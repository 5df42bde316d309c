/** English texts of what an application asks for. Keys: UI components §4. */
export const english = {
  oauthConsent: {
    subtitle: 'asks to use {{applicationName}} in the name of {{identifier}}',
    scopeList: {
      title: 'What {{applicationName}} gets:',
      privateMetadata: 'What is kept about you here and nobody else sees',
      organization: 'For this organization',
    },
    action__deny: 'Deny',
    action__allow: 'Allow',
    warning:
      'Allow this only if you trust {{applicationName}} ({{domainAction}}) with what stands above.',
    redirectNotice: 'Either answer takes you to {{domainAction}}.',
    offlineAccessNotice: 'It keeps its access while you are away, until you take it back.',
    viewFullUrl: 'See the whole address',
    clientIdMissing: 'The address of this page does not say which application asks (client_id).',
    redirectUriMissing:
      'The address of this page does not say where your answer goes (redirect_uri).',
  },
  unstable__errors: {
    not_available: 'This server does not let other applications in yet.',
  },
}
