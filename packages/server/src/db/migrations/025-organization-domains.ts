/**
 * Domains of organizations. Any of them may say that a domain is theirs, and one has it: `verified_at` is when the first of
 * the two proofs was there. Whoever has an address of it is suggested the organization, or invited; a suggestion that they took up
 * is a request, by another id.
 */
export const organizationDomains = {
  name: '025-organization-domains',
  statements: [
    `CREATE TABLE organization_domains (
      id TEXT PRIMARY KEY,
      organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      enrollment_mode TEXT NOT NULL,
      verified_at BIGINT,
      affiliation_email_address TEXT,
      affiliation_verified_at BIGINT,
      ownership_token TEXT,
      ownership_expire_at BIGINT,
      ownership_attempts INTEGER NOT NULL,
      ownership_strategy TEXT,
      ownership_verified_at BIGINT,
      created_at BIGINT NOT NULL,
      updated_at BIGINT NOT NULL
    )`,
    'CREATE UNIQUE INDEX organization_domains_own ON organization_domains (organization_id, name)',
    'CREATE UNIQUE INDEX organization_domains_verified ON organization_domains (name) WHERE verified_at IS NOT NULL',
    'CREATE INDEX organization_domains_affiliation ON organization_domains (affiliation_email_address)',
    `CREATE TABLE organization_suggestions (
      id TEXT PRIMARY KEY,
      request_id TEXT NOT NULL UNIQUE,
      organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
      domain_id TEXT REFERENCES organization_domains (id) ON DELETE SET NULL,
      user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
      status TEXT NOT NULL,
      requested_at BIGINT,
      created_at BIGINT NOT NULL,
      updated_at BIGINT NOT NULL
    )`,
    'CREATE UNIQUE INDEX organization_suggestions_user ON organization_suggestions (user_id, organization_id)',
    'CREATE INDEX organization_suggestions_requests ON organization_suggestions (organization_id, requested_at, id) WHERE requested_at IS NOT NULL',
    "CREATE INDEX organization_suggestions_pending ON organization_suggestions (domain_id) WHERE status = 'pending'",
    'ALTER TABLE invitations ADD COLUMN domain_id TEXT REFERENCES organization_domains (id) ON DELETE SET NULL',
    'CREATE INDEX invitations_of_domain ON invitations (domain_id) WHERE domain_id IS NOT NULL',
  ],
} as const
